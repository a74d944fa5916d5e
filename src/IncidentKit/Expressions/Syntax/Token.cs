namespace IncidentKit.Expressions.Syntax;

/// <summary>A piece of an expression's text: where it stands, and the value of a number.</summary>
internal readonly record struct Token(TokenKind Kind, int Start, int End, ulong Integer = 0, double Number = 0);
