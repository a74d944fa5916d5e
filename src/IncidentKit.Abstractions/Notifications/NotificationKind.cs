namespace IncidentKit.Notifications;

/// <summary>Why somebody is told.</summary>
public enum NotificationKind
{
    /// <summary>They are wanted now.</summary>
    Page,

    /// <summary>They are told by an escalation step; nobody expects them to wake up.</summary>
    Notice,

    /// <summary>Something is due or missing: an update, a confirmation, a duty.</summary>
    Reminder,

    /// <summary>A runbook waits for their approval or answer.</summary>
    ApprovalRequest,

    /// <summary>How things stand, for those concerned.</summary>
    StatusUpdate,

    /// <summary>The alerts behind the incident are clear, or fire again.</summary>
    SignalChange,
}
