namespace IncidentKit;

/// <summary>One entry of an incident's append-only, hash-chained timeline.</summary>
public sealed record TimelineEntry
{
    /// <summary>The position, counted from 1 without gaps.</summary>
    public required long Sequence { get; init; }

    /// <summary>When it was decided.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>What happened, a stable word such as <c>escalated</c>.</summary>
    public required string Kind { get; init; }

    /// <summary>Who did it: a person (<c>user:ana</c>), <c>engine</c>, <c>alertmanager</c>, or a run (<c>runbook:service-outage</c>).</summary>
    public required string Actor { get; init; }

    /// <summary>What happened, in one line for a person.</summary>
    public required string Text { get; init; }

    /// <summary>Everything that was recorded, as JSON.</summary>
    public required string Data { get; init; }

    /// <summary>SHA-256 over this entry and the hash of the one before it; hexadecimal.</summary>
    public required string Hash { get; init; }
}
