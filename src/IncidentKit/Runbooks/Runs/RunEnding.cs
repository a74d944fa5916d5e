namespace IncidentKit.Runbooks.Runs;

/// <summary>The run is to end as soon as its running attempt lets it.</summary>
internal sealed record RunEnding
{
    public required RunResult Result { get; init; }

    public required string Reason { get; init; }

    public required string By { get; init; }

    /// <summary>The attempt's token is cancelled, and this long is waited for; null: the attempt may finish.</summary>
    public DateTimeOffset? GraceUntil { get; init; }
}
