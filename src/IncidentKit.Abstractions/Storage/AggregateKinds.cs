namespace IncidentKit.Storage;

/// <summary>The kinds of rows that the engine keeps. A store treats them all alike.</summary>
public static class AggregateKinds
{
    /// <summary>An incident.</summary>
    public const string Incident = "incident";

    /// <summary>A run of a runbook.</summary>
    public const string Run = "run";

    /// <summary>Work that an incident leaves behind, with a deadline.</summary>
    public const string Duty = "duty";

    /// <summary>A group of alerts, and which incident it belongs to.</summary>
    public const string Signal = "signal";

    /// <summary>A source of policies; its events are the policies it gave, its snapshot the last one.</summary>
    public const string Policy = "policy";
}
