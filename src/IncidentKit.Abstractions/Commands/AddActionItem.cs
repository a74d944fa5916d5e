namespace IncidentKit.Commands;

/// <summary>Something is to be done so that the incident does not come back.</summary>
public sealed record AddActionItem : IncidentCommand
{
    /// <summary>What is to be done.</summary>
    public required ActionItem Item { get; init; }
}
