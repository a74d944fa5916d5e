using IncidentKit.Expressions.Nodes;

namespace IncidentKit.Expressions.Functions;

/// <summary>What a function does.</summary>
internal delegate ExpressionValue FunctionBody(ref EvaluationState state, FunctionCall call);

/// <summary>A function of the language: its name in lower case, how many arguments it takes and what it does.</summary>
internal sealed record FunctionDefinition(string Name, int MinArguments, int MaxArguments, FunctionBody Invoke);
