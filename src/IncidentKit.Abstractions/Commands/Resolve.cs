namespace IncidentKit.Commands;

/// <summary>The impact has ended.</summary>
public sealed record Resolve : IncidentCommand
{
    /// <summary>How it was resolved; <see langword="null"/> leaves what is recorded.</summary>
    public string? Summary { get; init; }
}
