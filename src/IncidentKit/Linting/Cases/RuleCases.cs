namespace IncidentKit.Linting.Cases;

/// <summary>What the conditions of an ordered list of rules leave of each other, where the first that holds decides.</summary>
/// <remarks>A place without a condition is a rule whose cases can't be counted: it takes nothing, and nothing is said of it. Not thread safe.</remarks>
internal sealed class RuleCases(IReadOnlyList<CaseCondition?> rules)
{
    private const int ForOneRule = 100_000;

    private readonly CaseSearch _search = new([.. rules.OfType<CaseCondition>()]);

    // All rules together: a policy with thousands of them is no reason to wait.
    private int _left = 500_000;

    /// <summary>What can be said of one rule.</summary>
    /// <param name="index">The rule's place.</param>
    /// <returns>What follows from the cases; <see cref="RuleVerdict.Reachable"/> too where nothing can be said.</returns>
    public RuleVerdict Judge(int index)
    {
        if (rules[index] is not { } rule || _left <= 0)
            return RuleVerdict.Reachable;
        var takers = new HashSet<CaseCondition>();
        if (!HasCase(rule, [], takers))
            return RuleVerdict.Contradiction;
        var above = rules.Take(index).OfType<CaseCondition>().ToList();
        if (!HasCase(rule, above, takers))
            return Unreachable(index, rule, takers);
        if (!_search.IsExhausted)
            return RuleVerdict.Reachable;

        // It was too much work. The rules that read no other fields are the likeliest takers, and what they take is taken.
        takers.Clear();
        return HasCase(rule, [.. above.Where(other => _search.IsNear(other, rule))], takers) ? RuleVerdict.Reachable : Unreachable(index, rule, takers);
    }

    private bool HasCase(CaseCondition rule, IReadOnlyList<CaseCondition> others, HashSet<CaseCondition> takers)
    {
        var found = _search.HasCase(rule, others, Math.Clamp(_left, 0, ForOneRule), takers);
        _left -= _search.Used;
        return found;
    }

    private RuleVerdict Unreachable(int index, CaseCondition rule, HashSet<CaseCondition> takers)
    {
        var places = Enumerable.Range(0, index).Where(place => rules[place] is { } other && takers.Contains(other)).ToList();
        var equal = places.FirstOrDefault(place => _search.AreEquivalent(rule, rules[place]!, ForOneRule), -1);
        return new RuleVerdict { CanHold = true, TakenBy = places, EqualTo = equal < 0 ? null : equal };
    }
}
