using IncidentKit.Classification.Index;
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
    private readonly RuleIndex[] _blocks;
    private readonly SeverityDefinition _otherwise;
    private readonly SeverityDefinition? _whenUnknown;

    /// <summary>Compiles the rules of a policy.</summary>
    /// <param name="policy">The policy.</param>
    /// <exception cref="ArgumentException">A rule's condition is no expression, or names a severity that the policy lacks. A policy that <see cref="PolicyReader"/> gave has neither.</exception>
    public SeverityClassifier(Policy policy)
    {
        ArgumentNullException.ThrowIfNull(policy);
        Policy = policy;
        _rules = [.. policy.Classification.Select(rule => Compile(policy, rule))];
        _blocks = [.. _rules.Chunk(RuleIndex.MaxRules).Select(RuleIndex.Of)];
        _otherwise = policy.SeverityOf(policy.Otherwise);
        _whenUnknown = policy.WhenUnknown is null ? null : policy.SeverityOf(policy.WhenUnknown);
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
        var least = floor is null ? null : Policy.SeverityOf(floor);
        var scope = ReportScope.Rent(report, Policy, now);
        var doubts = default(Doubts);
        var match = FirstMatch(scope, ref doubts);
        scope.Return();
        return Decide(match, report, now, least, doubts);
    }

    private CompiledRule? FirstMatch(ReportScope scope, ref Doubts doubts)
    {
        for (var block = 0; block < _blocks.Length; block++)
        {
            var candidates = new RuleIndex.Candidates(_blocks[block], scope);
            while (candidates.MoveNext())
            {
                var rule = _rules[(block * RuleIndex.MaxRules) + candidates.Current];
                if (candidates.IsCertain)
                    return rule;
                var result = rule.Condition.EvaluateCondition(scope);
                if (result.IsTrue)
                    return rule;
                doubts.Add(rule, result);
            }
        }

        return null;
    }

    private ClassificationResult Decide(CompiledRule? match, IncidentReport report, DateTimeOffset now, SeverityDefinition? floor, in Doubts doubts)
    {
        var matched = match?.Severity ?? _otherwise;
        var severity = matched;
        var raisedBy = SeverityRaise.None;
        if (floor is not null)
            Raise(floor, SeverityRaise.Floor);
        else if (doubts.Some && _whenUnknown is not null)
            Raise(_whenUnknown, SeverityRaise.WhenUnknown);
        return new ClassificationResult(this, match, report, now)
        {
            Severity = severity.Name,
            Rule = match?.Rule.Name ?? ClassificationResult.Otherwise,
            RuleSeverity = matched.Name,
            Targets = severity.Targets,
            Floor = floor?.Name,
            RaisedBy = raisedBy,
            Provisional = doubts.Some,
            Missing = doubts.Missing,
            Problems = doubts.Problems,
        };

        void Raise(SeverityDefinition least, SeverityRaise by)
        {
            if (least.Rank >= severity.Rank)
                return;
            severity = least;
            raisedBy = by;
        }
    }

    /// <summary>The rules whose values a result without a match was decided by.</summary>
    internal IReadOnlyList<CompiledRule> Rules => _rules;

    private static CompiledRule Compile(Policy policy, ClassificationRule rule)
    {
        var parsed = Expression.ParseCondition(rule.When, policy.Functions, ReportScope.Fields);
        if (parsed.Expression is not { } condition)
            throw new ArgumentException($"The rule '{rule.Name}' of the policy '{policy.Name}' is no expression: {parsed.Error}", nameof(policy));
        return new CompiledRule(rule, condition, policy.SeverityOf(rule.Severity));
    }
}
