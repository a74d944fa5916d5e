using IncidentKit.Expressions.Nodes;

namespace IncidentKit.Expressions;

/// <summary>A stretch of a template: text that stands as it is, or an expression.</summary>
internal readonly record struct TemplatePart(int Start, int Length, CompiledExpression? Expression);
