namespace IncidentKit.Aggregates;

/// <summary>An incident tells one of its runs that it has ended.</summary>
internal sealed record EndRun : AggregateCommand
{
    /// <summary>Why, for example <c>the incident is resolved</c>.</summary>
    public required string Reason { get; init; }
}
