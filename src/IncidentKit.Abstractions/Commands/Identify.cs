namespace IncidentKit.Commands;

/// <summary>The cause is known.</summary>
public sealed record Identify : IncidentCommand
{
    /// <summary>The cause, in one sentence; <see langword="null"/> leaves what is recorded.</summary>
    public string? RootCause { get; init; }
}
