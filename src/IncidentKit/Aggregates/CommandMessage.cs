namespace IncidentKit.Aggregates;

/// <summary>One aggregate wants something of another; carried out once, by the same write path as everything else.</summary>
internal sealed record CommandMessage : OutgoingMessage
{
    /// <summary>The kind of the aggregate it is for.</summary>
    public required string TargetKind { get; init; }

    /// <summary>The id of the aggregate it is for.</summary>
    public required string TargetId { get; init; }

    /// <summary>What is wanted.</summary>
    public required AggregateCommand Command { get; init; }
}
