using IncidentKit.Expressions;
using IncidentKit.Expressions.Typed;
using IncidentKit.Policies;

namespace IncidentKit.Classification;

/// <summary>A rule, its condition (and the shortcut to its answer), and the severity that it gives.</summary>
internal sealed record CompiledRule(ClassificationRule Rule, Expression Condition, TypedCondition? Shortcut, SeverityDefinition Severity);
