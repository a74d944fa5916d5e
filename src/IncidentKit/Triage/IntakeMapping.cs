using IncidentKit.Expressions;
using IncidentKit.Policies;

namespace IncidentKit.Triage;

/// <summary>Turns an alert into a report, by the <c>intake:</c> rules of a policy.</summary>
/// <remarks>
/// All rules that match apply, in order: a field keeps its first value, the gravest floor wins. A condition that meets a missing value
/// does not apply. What the alert holds is data: it is put into fields, never evaluated. Compiled once, immutable, safe for concurrent use.
/// </remarks>
public sealed class IntakeMapping
{
    private readonly Policy _policy;
    private readonly (Expression When, (string Field, Template Value)[] Set, string? Floor)[] _rules;

    /// <summary>Compiles the intake rules of a policy.</summary>
    /// <param name="policy">The policy.</param>
    /// <exception cref="ArgumentException">A condition is no expression, a value no template, or a floor no severity of the policy. A policy that <see cref="PolicyReader"/> gave has none of these.</exception>
    public IntakeMapping(Policy policy)
    {
        ArgumentNullException.ThrowIfNull(policy);
        _policy = policy;
        _rules = [.. policy.Intake.Select(Compile)];
    }

    /// <summary>Maps an alert.</summary>
    /// <param name="alert">The alert: <c>name</c>, <c>status</c>, <c>labels</c>, <c>annotations</c>, <c>starts_at</c>, <c>fingerprint</c>, <c>generator_url</c>.</param>
    /// <param name="now">The time, for rules that ask for it.</param>
    /// <returns>The report and its floor. The report's labels are the alert's where <c>labels</c> is a map that can be listed; its times are left to the caller.</returns>
    public IntakeResult Map(IExpressionObject alert, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(alert);
        var scope = new AlertScope(alert, now);
        var fields = new IntakeFields(_policy);
        string? floor = null;
        foreach (var (when, set, ruleFloor) in _rules)
        {
            var applies = when.EvaluateCondition(scope);
            if (applies.Error is { } error)
                fields.Problems.Add($"\"{when.Text}\": {error.Message}");
            if (!applies.IsTrue)
                continue;
            foreach (var (field, template) in set)
                fields.Set(field, template.Evaluate(scope));
            if (ruleFloor is not null && (floor is null || _policy.Rank(ruleFloor) < _policy.Rank(floor)))
                floor = ruleFloor;
        }

        return fields.ToResult(scope, floor);
    }

    private (Expression When, (string Field, Template Value)[] Set, string? Floor) Compile(IntakeRule rule)
    {
        var when = Expression.ParseCondition(rule.When, _policy.Functions);
        if (when.Expression is null)
            throw new ArgumentException($"An intake condition of the policy '{_policy.Name}' is no expression: {when.Error}");
        var set = rule.Set.Select(entry =>
        {
            var template = Template.Parse(entry.Value, _policy.Functions);
            return (entry.Key, template.Template ?? throw new ArgumentException($"The intake value of '{entry.Key}' of the policy '{_policy.Name}' is no template: {template.Error}"));
        }).ToArray();
        if (rule.Floor is not null)
            _ = _policy.Rank(rule.Floor);
        return (when.Expression, set, rule.Floor is null ? null : _policy.FindSeverity(rule.Floor)!.Name);
    }
}
