namespace IncidentKit.Lifecycle;

/// <summary>Everything an incident's decisions read: the public record and what only the engine needs. Immutable; the snapshot of its row.</summary>
internal sealed record IncidentState
{
    /// <summary>The public record.</summary>
    public required Incident Incident { get; init; }

    /// <summary>The escalation ladder that runs.</summary>
    public required LadderState Ladder { get; init; }

    /// <summary>Targets of this episode that were missed and recorded.</summary>
    public IReadOnlyList<string> MissedTargets { get; init; } = [];

    /// <summary>When the severity last changed in this episode; targets end no earlier than the new acknowledge target after it.</summary>
    public DateTimeOffset? SeverityChangedAt { get; init; }

    /// <summary>When the incident was last moved to another policy: nothing of the new one fires for a time before it.</summary>
    public DateTimeOffset? PolicyMovedAt { get; init; }

    /// <summary>From when the next status update counts: the start of the episode, the last update or the last one that was missed.</summary>
    public required DateTimeOffset UpdatesCountFrom { get; init; }

    /// <summary>When somebody is to confirm a provisional severity; <see langword="null"/> where nothing is to be confirmed.</summary>
    public DateTimeOffset? ConfirmSeverityAt { get; init; }

    /// <summary>The last act of a responder, from which an acknowledgement expires.</summary>
    public DateTimeOffset? LastResponderActAt { get; init; }

    /// <summary>The alert that opened the incident, as runbooks see it; <see langword="null"/> where none did.</summary>
    public AlertContext? Alert { get; init; }

    /// <summary>The peak before the severity last changed: what remains where that change is corrected.</summary>
    public string? PeakBeforeChange { get; init; }

    /// <summary>The people who have acted since somebody took this episode: they are not paged again while it is acknowledged.</summary>
    public IReadOnlyList<string> Engaged { get; init; } = [];

    /// <summary>The people who were paged or told in this episode; acknowledging withdraws what is unsent to them.</summary>
    public IReadOnlyList<string> Told { get; init; } = [];

    /// <summary>When the next status update was promised; <see langword="null"/> leaves it to the policy's cadence.</summary>
    public DateTimeOffset? PromisedUpdateAt { get; init; }

    /// <summary>Counts status updates and changes of the signal: the part of their messages' keys that tells them apart, whatever the clock does.</summary>
    public int Announcements { get; init; }

    /// <summary>The episode in which the root-cause analysis was recorded.</summary>
    public int AnalysedEpisode { get; init; }

    /// <summary>Runs of runbooks that have not ended.</summary>
    public IReadOnlyList<string> OpenRuns { get; init; } = [];

    /// <summary>Every run that was started for it, ended or not.</summary>
    public IReadOnlyList<string> StartedRuns { get; init; } = [];
}
