namespace IncidentKit.Clocks;

/// <summary>What a clock of an incident stands for.</summary>
internal enum ClockKind
{
    /// <summary>A step of the escalation ladder.</summary>
    Escalation,

    /// <summary>A target of the severity: acknowledge, mitigate, resolve.</summary>
    Target,

    /// <summary>The next status update.</summary>
    Update,

    /// <summary>A provisional severity wants confirming.</summary>
    ConfirmSeverity,

    /// <summary>An acknowledgement is forgotten.</summary>
    AcknowledgementExpiry,
}
