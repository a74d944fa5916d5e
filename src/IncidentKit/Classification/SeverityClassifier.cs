using IncidentKit.Expressions;
using IncidentKit.Policies;

namespace IncidentKit.Classification;

/// <summary>Gives a report its severity by the rules of a policy, and says why.</summary>
/// <remarks>
/// The rules are compiled once. Immutable and safe for concurrent use. The first rule that matches decides; a rule that meets a
/// missing value is unknown, not false, and where such a rule stands above the one that matches, the result is provisional.
/// </remarks>
public sealed class SeverityClassifier
{
    private readonly CompiledRule[] _rules;

    /// <summary>Compiles the rules of a policy.</summary>
    /// <param name="policy">The policy.</param>
    /// <exception cref="ArgumentException">A rule's condition is no expression, or names a severity that the policy lacks. A policy that <see cref="PolicyReader"/> gave has neither.</exception>
    public SeverityClassifier(Policy policy)
    {
        ArgumentNullException.ThrowIfNull(policy);
        Policy = policy;
        _rules = [.. policy.Classification.Select(rule => Compile(policy, rule))];
        _ = policy.Rank(policy.Otherwise);
        if (policy.WhenUnknown is not null)
            _ = policy.Rank(policy.WhenUnknown);
    }

    /// <summary>The policy whose rules decide.</summary>
    public Policy Policy { get; }

    /// <summary>Classifies a report.</summary>
    /// <param name="report">The report; its category and impact match the policy's words ignoring case, spaces, <c>_</c> and <c>-</c>. What <see cref="IncidentReport.Severity"/> insists on is not looked at.</param>
    /// <param name="now">The time, for rules that ask for it.</param>
    /// <param name="floor">A severity below which the result can't be, as an intake rule set it; <see langword="null"/> for none.</param>
    /// <returns>The severity and the reason.</returns>
    /// <exception cref="ArgumentException">The policy has no severity <paramref name="floor"/>.</exception>
    public ClassificationResult Classify(IncidentReport report, DateTimeOffset now, string? floor = null)
    {
        ArgumentNullException.ThrowIfNull(report);
        var scope = new ReportScope(report, Policy, now);
        List<string>? missing = null;
        List<string>? problems = null;
        CompiledRule? match = null;
        foreach (var rule in _rules)
        {
            var result = rule.Condition.EvaluateCondition(scope);
            if (result.IsTrue)
            {
                match = rule;
                break;
            }

            if (result.Error is { } error)
                (problems ??= []).Add($"{rule.Rule.Name}: {error.Message}");
            else if (result.IsMissing)
                AddMissing(ref missing, result);
        }

        return Decide(match, scope, floor, missing, problems);
    }

    private ClassificationResult Decide(CompiledRule? match, ReportScope scope, string? floor, List<string>? missing, List<string>? problems)
    {
        var matched = Policy.FindSeverity(match?.Rule.Severity ?? Policy.Otherwise)!;
        var isProvisional = missing is not null || problems is not null;
        var severity = matched;
        var raisedBy = SeverityRaise.None;
        if (floor is not null)
            Raise(floor, SeverityRaise.Floor);
        else if (isProvisional && Policy.WhenUnknown is not null)
            Raise(Policy.WhenUnknown, SeverityRaise.WhenUnknown);
        return new ClassificationResult(scope, match is null ? _rules : [match])
        {
            Severity = severity.Name,
            Rule = match?.Rule.Name ?? ClassificationResult.Otherwise,
            RuleSeverity = matched.Name,
            Floor = floor is null ? null : Policy.FindSeverity(floor)!.Name,
            RaisedBy = raisedBy,
            Provisional = isProvisional,
            Missing = missing ?? (IReadOnlyList<string>)[],
            Problems = problems ?? (IReadOnlyList<string>)[],
        };

        void Raise(string least, SeverityRaise by)
        {
            if (Policy.Rank(least) >= severity.Rank)
                return;
            severity = Policy.FindSeverity(least)!;
            raisedBy = by;
        }
    }

    private static void AddMissing(ref List<string>? missing, in ExpressionResult result)
    {
        missing ??= [];
        foreach (var path in result.Missing)
        {
            if (!missing.Contains(path))
                missing.Add(path);
        }
    }

    private static CompiledRule Compile(Policy policy, ClassificationRule rule)
    {
        var parsed = Expression.ParseCondition(rule.When, policy.Functions);
        if (parsed.Expression is not { } condition)
            throw new ArgumentException($"The rule '{rule.Name}' of the policy '{policy.Name}' is no expression: {parsed.Error}", nameof(policy));
        _ = policy.Rank(rule.Severity);
        return new CompiledRule(rule, condition);
    }
}
