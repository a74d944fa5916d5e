namespace IncidentKit.Linting.Cases;

/// <summary>What can be said of a rule in an ordered list.</summary>
internal sealed record RuleVerdict
{
    public static RuleVerdict Reachable { get; } = new() { CanHold = true };

    public static RuleVerdict Contradiction { get; } = new();

    /// <summary>Whether its condition can hold at all.</summary>
    public bool CanHold { get; init; }

    /// <summary>The places of the rules above that take all its cases; empty where it has cases of its own.</summary>
    public IReadOnlyList<int> TakenBy { get; init; } = [];

    /// <summary>The rule above that holds in exactly the same cases.</summary>
    public int? EqualTo { get; init; }
}
