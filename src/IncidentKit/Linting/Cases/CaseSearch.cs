using IncidentKit.Expressions;

namespace IncidentKit.Linting.Cases;

/// <summary>Looks through the cases of conditions: every combination of the values that their constants tell apart.</summary>
/// <remarks>
/// Exact, because the conditions themselves are evaluated, with what is missing and what fails as in the real thing. Bounded: where the
/// work is used up, the search ends without an answer. Not thread safe.
/// </remarks>
internal sealed class CaseSearch
{
    private readonly Dictionary<CaseCondition, int[]> _places = [];
    private readonly IReadOnlyList<IReadOnlyList<ExpressionValue>> _domains;
    private readonly CaseScope _scope;
    private int _left;

    /// <summary>Prepares a search.</summary>
    /// <param name="conditions">All conditions that will be asked about.</param>
    public CaseSearch(IReadOnlyCollection<CaseCondition> conditions)
    {
        var uses = new Dictionary<string, FieldUse>(StringComparer.Ordinal);
        foreach (var condition in conditions)
            condition.AddTo(uses);
        var fields = uses.OrderBy(pair => pair.Key, StringComparer.Ordinal).ToList();
        var places = fields.Select((pair, index) => (pair.Key, index)).ToDictionary(pair => pair.Key, pair => pair.index, StringComparer.Ordinal);
        foreach (var condition in conditions)
            _places[condition] = [.. condition.Fields.Select(field => places[field])];
        _domains = [.. fields.Select(pair => pair.Value.Values())];
        _scope = new CaseScope([.. fields.Select(pair => pair.Value)]);
    }

    /// <summary>Whether the work of the last question was used up, so that its answer says nothing.</summary>
    public bool IsExhausted => _left < 0;

    /// <summary>How many evaluations of a condition the last question has taken.</summary>
    public int Used { get; private set; }

    /// <summary>Whether a condition reads no field that another one does not read too.</summary>
    public bool IsNear(CaseCondition condition, CaseCondition other) => _places[condition].All(_places[other].Contains);

    /// <summary>Whether there is a case in which a condition holds and none of some others does; true where the work is used up.</summary>
    /// <param name="condition">The condition.</param>
    /// <param name="others">The others.</param>
    /// <param name="evaluations">How many evaluations of a condition it may take.</param>
    /// <param name="takers">Filled with those of the others that hold where the condition does.</param>
    public bool HasCase(CaseCondition condition, IReadOnlyList<CaseCondition> others, int evaluations, ISet<CaseCondition> takers)
    {
        Begin(evaluations);
        var near = new List<CaseCondition>();
        var far = new List<CaseCondition>();
        foreach (var other in others)
            (IsNear(other, condition) ? near : far).Add(other);

        // The condition's own fields first: where it does not hold, the rest need not be looked at.
        var own = _places[condition];
        var rest = far.SelectMany(other => _places[other]).Except(own).ToArray();
        return Any(own, 0, () => Holds(condition) && !IsTaken(near, takers) && Any(rest, 0, () => !IsTaken(far, takers))) || IsExhausted;
    }

    /// <summary>Whether two conditions hold in the same cases; false where the work is used up.</summary>
    public bool AreEquivalent(CaseCondition one, CaseCondition other, int evaluations)
    {
        Begin(evaluations);
        return !Any([.. _places[one].Union(_places[other])], 0, () => Holds(one) != Holds(other)) && !IsExhausted;
    }

    private void Begin(int evaluations)
    {
        _left = evaluations;
        Used = 0;
    }

    private bool Any(int[] places, int depth, Func<bool> holds)
    {
        if (depth == places.Length)
            return holds();
        foreach (var value in _domains[places[depth]])
        {
            _scope.Values[places[depth]] = value;
            if (Any(places, depth + 1, holds) || IsExhausted)
                return true;
        }

        return false;
    }

    private bool IsTaken(List<CaseCondition> others, ISet<CaseCondition> takers)
    {
        var taker = others.Find(Holds);
        if (taker is not null)
            takers.Add(taker);
        return taker is not null;
    }

    private bool Holds(CaseCondition condition)
    {
        _left--;
        Used++;
        return !IsExhausted && condition.Expression.EvaluateCondition(_scope).IsTrue;
    }
}
