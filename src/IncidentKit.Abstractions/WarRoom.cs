namespace IncidentKit;

/// <summary>The place where the responders of an incident meet.</summary>
public sealed record WarRoom
{
    /// <summary>Its name, for example <c>#incident-7</c>.</summary>
    public required string Name { get; init; }

    /// <summary>Where it can be opened; <see langword="null"/> where the provider knows no address.</summary>
    public string? Url { get; init; }
}
