namespace IncidentKit.Storage;

/// <summary>One message in memory.</summary>
internal sealed class MemoryMessage(OutboxRow row, long serial)
{
    /// <summary>The message as readers get it.</summary>
    public OutboxRow Row { get; set; } = row;

    /// <summary>The order in which messages came to be; it decides between equal times.</summary>
    public long Serial { get; } = serial;

    /// <summary>Whether its group was cancelled while it was being sent.</summary>
    public bool CancelRequested { get; set; }
}
