namespace IncidentKit.Commands;

/// <summary>Nothing is left to do. Refused while a duty that the policy requires is missing.</summary>
public sealed record Close : IncidentCommand
{
    /// <summary>Close although a required duty is missing; needs a <see cref="IncidentCommand.Reason"/>, is recorded and shown in the post-mortem.</summary>
    public bool BreakGlass { get; init; }
}
