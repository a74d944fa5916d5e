namespace IncidentKit.Storage;

/// <summary>A page of rows of one kind.</summary>
public sealed record AggregateQuery
{
    /// <summary>The tenant.</summary>
    public string Tenant { get; init; } = "";

    /// <summary>The kind.</summary>
    public required string Kind { get; init; }

    /// <summary>Only rows on which work goes on.</summary>
    public bool OpenOnly { get; init; }

    /// <summary>Only rows that belong to this incident; <see langword="null"/> for all.</summary>
    public string? Parent { get; init; }

    /// <summary>Only rows whose id sorts after this one; <see langword="null"/> from the beginning. Ids sort by code point (which is the order of their UTF-8 bytes); those of incidents and runs thereby by time.</summary>
    public string? AfterId { get; init; }

    /// <summary>How many at most; from 1.</summary>
    public int Max { get; init; } = 100;
}
