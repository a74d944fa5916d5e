namespace IncidentKit.Runbooks;

/// <summary>At which event of an incident a runbook may start by itself.</summary>
public enum RunbookTriggerEvent
{
    /// <summary>The incident is declared. The default.</summary>
    Opened,

    /// <summary>Its severity changes.</summary>
    SeverityChanged,
}
