namespace IncidentKit.Commands;

/// <summary>A note for the timeline.</summary>
public sealed record AddNote : IncidentCommand
{
    /// <summary>The note; at most 16,384 characters.</summary>
    public required string Text { get; init; }
}
