namespace IncidentKit.Storage;

/// <summary>One alert of a group, in a row of its own, so that a storm of repeats never touches the incident.</summary>
public sealed record Occurrence
{
    /// <summary>The group: the row of kind <see cref="AggregateKinds.Signal"/>, whose version guards its occurrences.</summary>
    public required AggregateKey Signal { get; init; }

    /// <summary>The sender's fingerprint, unique within the group.</summary>
    public required string Fingerprint { get; init; }

    /// <summary>The incident it belongs to.</summary>
    public required string IncidentId { get; init; }

    /// <summary>The alert's name.</summary>
    public required string Name { get; init; }

    /// <summary>Whether it fires.</summary>
    public required bool Firing { get; init; }

    /// <summary>Since when, as the sender says.</summary>
    public required DateTimeOffset StartsAt { get; init; }

    /// <summary>Until when, as the sender says; <see langword="null"/> while it fires.</summary>
    public DateTimeOffset? EndsAt { get; init; }

    /// <summary>When it was first received.</summary>
    public required DateTimeOffset FirstSeenAt { get; init; }

    /// <summary>When it was last received.</summary>
    public required DateTimeOffset LastSeenAt { get; init; }

    /// <summary>How often it was received.</summary>
    public required long Count { get; init; }

    /// <summary>Its labels, annotations and links, as JSON in UTF-8.</summary>
    public required ReadOnlyMemory<byte> Data { get; init; }
}
