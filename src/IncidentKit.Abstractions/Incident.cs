namespace IncidentKit;

/// <summary>An incident as it stands: every field of the record of ADR 0072, and what the engine needs beside it. Immutable; changes go through <see cref="IIncidentManager"/>.</summary>
public sealed record Incident
{
    /// <summary>The identity.</summary>
    public required IncidentId Id { get; init; }

    /// <summary>The tenant whose incident it is; empty where the host has only one.</summary>
    public string Tenant { get; init; } = "";

    /// <summary>The number that people use, counted from 1 within the tenant; shown as <c>INC-7</c>.</summary>
    public required long Number { get; init; }

    /// <summary>One line that says what is wrong.</summary>
    public required string Title { get; init; }

    /// <summary>More about it; may be empty.</summary>
    public string Description { get; init; } = "";

    /// <summary>The severity, as the policy spells it.</summary>
    public required string Severity { get; init; }

    /// <summary>The gravest severity it ever had without being corrected; post-incident duties follow it.</summary>
    public required string PeakSeverity { get; init; }

    /// <summary>The category, one of the policy's; <see langword="null"/> where nobody said.</summary>
    public string? Category { get; init; }

    /// <summary>The kind of impact, one of the policy's; <see langword="null"/> where nobody said.</summary>
    public string? Impact { get; init; }

    /// <summary>Where it stands.</summary>
    public IncidentStatus Status { get; init; }

    /// <summary>How it ended; <see langword="null"/> until it is closed.</summary>
    public IncidentResolution? Resolution { get; init; }

    /// <summary>Counted from 1; one more each time it is reopened.</summary>
    public int Episode { get; init; } = 1;

    /// <summary>When the impact began, as somebody claims.</summary>
    public DateTimeOffset? ImpactStartedAt { get; init; }

    /// <summary>When it was noticed, as the sender claims; never after <see cref="DeclaredAt"/>.</summary>
    public DateTimeOffset DetectedAt { get; init; }

    /// <summary>When it was declared, by the store's clock.</summary>
    public DateTimeOffset DeclaredAt { get; init; }

    /// <summary>From when the escalation ladder and the targets of this episode count.</summary>
    public DateTimeOffset EscalatesFrom { get; init; }

    /// <summary>When a person took it in this episode.</summary>
    public DateTimeOffset? AcknowledgedAt { get; init; }

    /// <summary>Who took it.</summary>
    public string? AcknowledgedBy { get; init; }

    /// <summary>When its cause was known.</summary>
    public DateTimeOffset? IdentifiedAt { get; init; }

    /// <summary>When its impact was reduced.</summary>
    public DateTimeOffset? MitigatedAt { get; init; }

    /// <summary>When its impact ended.</summary>
    public DateTimeOffset? ResolvedAt { get; init; }

    /// <summary>When it left its open statuses; reopening is possible for 24 hours from here.</summary>
    public DateTimeOffset? LeftOpenAt { get; init; }

    /// <summary>When it was closed.</summary>
    public DateTimeOffset? ClosedAt { get; init; }

    /// <summary>Who owns it, for example <c>user:ana</c>; whom <c>role:assignee</c> means.</summary>
    public string? Owner { get; init; }

    /// <summary>Everybody who has worked on it.</summary>
    public IReadOnlyList<string> Responders { get; init; } = [];

    /// <summary>What is broken.</summary>
    public IReadOnlyList<string> AffectedSystems { get; init; } = [];

    /// <summary>Whose service is broken.</summary>
    public IReadOnlyList<string> AffectedTenants { get; init; } = [];

    /// <summary>What users notice.</summary>
    public string UserImpact { get; init; } = "";

    /// <summary>How many users are hit, from 0 to 100; <see langword="null"/> where nobody said.</summary>
    public double? UsersAffectedPercent { get; init; }

    /// <summary>Whether users can work around it; <see langword="null"/> where nobody said.</summary>
    public bool? HasWorkaround { get; init; }

    /// <summary>How much is hit: complete, partial, single or none; <see langword="null"/> where nobody said.</summary>
    public string? Scope { get; init; }

    /// <summary>Whether data may be lost or exposed; <see langword="null"/> where nobody said.</summary>
    public bool? DataAtRisk { get; init; }

    /// <summary>Whether security is concerned; <see langword="null"/> where nobody said.</summary>
    public bool? Security { get; init; }

    /// <summary>Labels of the report or of the alert that opened it.</summary>
    public IReadOnlyDictionary<string, string> Labels { get; init; } = new Dictionary<string, string>();

    /// <summary>The latest status updates, the newest last; older ones are on the timeline.</summary>
    public IReadOnlyList<StatusUpdate> StatusUpdates { get; init; } = [];

    /// <summary>Every target that was told, in the policy's words.</summary>
    public IReadOnlyList<string> StakeholdersNotified { get; init; } = [];

    /// <summary>The root cause in one sentence.</summary>
    public string? RootCause { get; init; }

    /// <summary>How it was resolved.</summary>
    public string? ResolutionSummary { get; init; }

    /// <summary>What is to be done so that it does not come back.</summary>
    public IReadOnlyList<ActionItem> FollowUpActions { get; init; } = [];

    /// <summary>The root-cause analysis; <see langword="null"/> until somebody has recorded it.</summary>
    public RootCauseAnalysis? RootCauseAnalysis { get; init; }

    /// <summary>What it leaves behind, with deadlines.</summary>
    public IReadOnlyList<Duty> Duties { get; init; } = [];

    /// <summary>Why it has its severity.</summary>
    public required IncidentClassification Classification { get; init; }

    /// <summary>The policy it is handled by.</summary>
    public required string Policy { get; init; }

    /// <summary>The SHA-256 of that policy's text: an edit touches what starts later.</summary>
    public required string PolicyHash { get; init; }

    /// <summary>Where the responders meet; <see langword="null"/> until a room is open.</summary>
    public WarRoom? WarRoom { get; init; }

    /// <summary>What the alerts behind it say.</summary>
    public SignalState Signal { get; init; }

    /// <summary>The earlier incident of the same alert group that could not be reopened any more.</summary>
    public IncidentId? LinkedTo { get; init; }

    /// <summary>Counts every change; give it back as the expected version to change only what you saw.</summary>
    public long Version { get; init; }

    /// <summary>The number as people write it, for example <c>INC-7</c>.</summary>
    public string DisplayNumber => $"INC-{Number}";

    /// <summary>Whether people still work on it: <see cref="IncidentStatus.Detected"/> to <see cref="IncidentStatus.Mitigating"/>.</summary>
    public bool IsOpen => Status <= IncidentStatus.Mitigating;
}
