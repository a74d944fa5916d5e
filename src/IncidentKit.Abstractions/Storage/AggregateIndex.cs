namespace IncidentKit.Storage;

/// <summary>The few values of a row that queries look for; everything else is in its snapshot.</summary>
public sealed record AggregateIndex
{
    /// <summary>Nothing to be found by.</summary>
    public static AggregateIndex Empty { get; } = new();

    /// <summary>Whether work on it goes on.</summary>
    public bool Open { get; init; }

    /// <summary>The number that people use; <see langword="null"/> where it has none. Unique within tenant and kind.</summary>
    public long? Number { get; init; }

    /// <summary>The id of the incident it belongs to; <see langword="null"/> for an incident.</summary>
    public string? Parent { get; init; }
}
