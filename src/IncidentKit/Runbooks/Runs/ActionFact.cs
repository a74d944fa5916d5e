namespace IncidentKit.Runbooks.Runs;

/// <summary>What the host knows about an action.</summary>
internal sealed record ActionFact
{
    public Idempotency Idempotency { get; init; }

    /// <summary>Whether it can find out if an interrupted attempt took effect.</summary>
    public bool HasProbe { get; init; }

    /// <summary>In a dry run: whether a scripted output stands in for the real one.</summary>
    public bool HasStandIn { get; init; }

    /// <summary>That output.</summary>
    public object? StandIn { get; init; }
}
