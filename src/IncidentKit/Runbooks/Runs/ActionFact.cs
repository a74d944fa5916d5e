namespace IncidentKit.Runbooks.Runs;

/// <summary>What the host knows about an action.</summary>
internal sealed record ActionFact
{
    public Idempotency Idempotency { get; init; }

    /// <summary>Whether it can find out if an interrupted attempt took effect.</summary>
    public bool HasProbe { get; init; }

    /// <summary>In a dry run: scripted outputs that stand in for the real ones, the nth for the nth step with this action, the last for all further ones.</summary>
    public IReadOnlyList<object?> StandIns { get; init; } = [];
}
