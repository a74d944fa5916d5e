using System.Text.Json.Serialization;

namespace IncidentKit.Runbooks.Runs;

/// <summary>How a step of a run stands.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<StepStatus>))]
public enum StepStatus
{
    /// <summary>It is next and has not begun.</summary>
    [JsonStringEnumMemberName("pending")]
    Pending,

    /// <summary>It waits for people to allow it.</summary>
    [JsonStringEnumMemberName("waiting_approval")]
    WaitingApproval,

    /// <summary>An attempt is under way.</summary>
    [JsonStringEnumMemberName("running")]
    Running,

    /// <summary>It pauses before its next attempt.</summary>
    [JsonStringEnumMemberName("waiting_retry")]
    WaitingRetry,

    /// <summary>It is done.</summary>
    [JsonStringEnumMemberName("succeeded")]
    Succeeded,

    /// <summary>A check found that it does not hold.</summary>
    [JsonStringEnumMemberName("not_passed")]
    NotPassed,

    /// <summary>It failed; while its fallback runs, too.</summary>
    [JsonStringEnumMemberName("failed")]
    Failed,

    /// <summary>It failed, and its fallback did what it should.</summary>
    [JsonStringEnumMemberName("recovered")]
    Recovered,

    /// <summary>Its last attempt took too long; while its fallback runs, too.</summary>
    [JsonStringEnumMemberName("timed_out")]
    TimedOut,

    /// <summary>It was left out.</summary>
    [JsonStringEnumMemberName("skipped")]
    Skipped,

    /// <summary>Somebody refused it, or nobody allowed it in time.</summary>
    [JsonStringEnumMemberName("denied")]
    Denied,

    /// <summary>The run ended before it.</summary>
    [JsonStringEnumMemberName("cancelled")]
    Cancelled,

    /// <summary>An attempt was interrupted and may have taken effect; people must say.</summary>
    [JsonStringEnumMemberName("uncertain")]
    Uncertain,

    /// <summary>In a dry run: it would run.</summary>
    [JsonStringEnumMemberName("would_run")]
    WouldRun,
}
