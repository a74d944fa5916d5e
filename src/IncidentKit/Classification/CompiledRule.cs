using IncidentKit.Expressions;
using IncidentKit.Policies;

namespace IncidentKit.Classification;

/// <summary>A rule, its condition and the severity that it gives.</summary>
internal sealed record CompiledRule(ClassificationRule Rule, Expression Condition, SeverityDefinition Severity);
