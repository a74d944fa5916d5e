using System.Text.Json.Serialization;

namespace IncidentKit.Runbooks.Runs;

/// <summary>How a run ended.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<RunResult>))]
public enum RunResult
{
    /// <summary>Everything went as it should.</summary>
    [JsonStringEnumMemberName("succeeded")]
    Succeeded,

    /// <summary>It came to its end, but something needs a look: a step recovered, failed without stopping it, or was skipped for a missing value.</summary>
    [JsonStringEnumMemberName("succeeded_with_warnings")]
    SucceededWithWarnings,

    /// <summary>A step failed, or the last check that ran did not pass.</summary>
    [JsonStringEnumMemberName("failed")]
    Failed,

    /// <summary>It took longer than the runbook allows.</summary>
    [JsonStringEnumMemberName("timed_out")]
    TimedOut,

    /// <summary>A step was denied, or nobody allowed it in time.</summary>
    [JsonStringEnumMemberName("denied")]
    Denied,

    /// <summary>Somebody cancelled it, or its incident ended.</summary>
    [JsonStringEnumMemberName("cancelled")]
    Cancelled,
}
