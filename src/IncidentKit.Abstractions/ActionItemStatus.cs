namespace IncidentKit;

/// <summary>How far an <see cref="ActionItem"/> has come.</summary>
public enum ActionItemStatus
{
    /// <summary>It is still to be done.</summary>
    Open,

    /// <summary>It is done.</summary>
    Done,

    /// <summary>It will not be done.</summary>
    Dropped,
}
