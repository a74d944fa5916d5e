namespace IncidentKit.Notifications;

/// <summary>The closed list of why a delivery fails; also the tag of the metric.</summary>
public enum DeliveryFailure
{
    /// <summary>It did not fail.</summary>
    None,

    /// <summary>The receiver could not be reached.</summary>
    Unreachable,

    /// <summary>The receiver did not answer in time.</summary>
    Timeout,

    /// <summary>The receiver asks to slow down.</summary>
    RateLimited,

    /// <summary>The receiver failed.</summary>
    ReceiverError,

    /// <summary>The receiver does not accept our credentials.</summary>
    Unauthorized,

    /// <summary>The receiver does not accept the message.</summary>
    InvalidMessage,

    /// <summary>The notifier threw.</summary>
    NotifierError,
}
