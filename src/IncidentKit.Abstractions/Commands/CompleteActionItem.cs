namespace IncidentKit.Commands;

/// <summary>An action item is done or dropped.</summary>
public sealed record CompleteActionItem : IncidentCommand
{
    /// <summary>The item's number within its incident.</summary>
    public required int Number { get; init; }

    /// <summary>What became of it. Default: done.</summary>
    public ActionItemStatus Status { get; init; } = ActionItemStatus.Done;
}
