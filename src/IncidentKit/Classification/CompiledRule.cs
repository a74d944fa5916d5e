using IncidentKit.Expressions;
using IncidentKit.Policies;

namespace IncidentKit.Classification;

/// <summary>A rule and its condition.</summary>
internal sealed record CompiledRule(ClassificationRule Rule, Expression Condition);
