namespace IncidentKit;

/// <summary>A page of incidents.</summary>
public sealed record IncidentQuery
{
    /// <summary>Only incidents that people still work on.</summary>
    public bool OpenOnly { get; init; }

    /// <summary>Only incidents declared after this one; <see langword="null"/> from the first.</summary>
    public IncidentId? After { get; init; }

    /// <summary>How many at most, from 1 to 1,000. Default: 100.</summary>
    public int Max { get; init; } = 100;
}
