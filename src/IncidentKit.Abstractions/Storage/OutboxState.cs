namespace IncidentKit.Storage;

/// <summary>How far a message has come. The words are those of the specification; a receipt never moves backwards.</summary>
public enum OutboxState
{
    /// <summary>To be sent.</summary>
    Pending,

    /// <summary>Claimed by a sender until its deadline; after that it may be claimed again.</summary>
    Sending,

    /// <summary>Taken by the receiver.</summary>
    Accepted,

    /// <summary>Given up; kept so that people see it.</summary>
    Failed,

    /// <summary>Cancelled before it was sent.</summary>
    Cancelled,
}
