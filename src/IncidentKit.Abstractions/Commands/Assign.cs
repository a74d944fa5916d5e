namespace IncidentKit.Commands;

/// <summary>Somebody becomes the owner.</summary>
public sealed record Assign : IncidentCommand
{
    /// <summary>The new owner, for example <c>user:ana</c>.</summary>
    public required string Owner { get; init; }
}
