namespace IncidentKit.Notifications;

/// <summary>What came of an attempt.</summary>
public enum DeliveryOutcome
{
    /// <summary>The receiver took it.</summary>
    Accepted,

    /// <summary>It may succeed later.</summary>
    Retry,

    /// <summary>It will never succeed as it is.</summary>
    Rejected,
}
