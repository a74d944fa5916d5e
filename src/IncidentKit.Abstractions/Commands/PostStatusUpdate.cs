namespace IncidentKit.Commands;

/// <summary>The people concerned are told how things stand.</summary>
public sealed record PostStatusUpdate : IncidentCommand
{
    /// <summary>What they are told.</summary>
    public required StatusUpdate Update { get; init; }
}
