using System.Text.Json.Serialization;

namespace IncidentKit.Runbooks.Runs;

/// <summary>How a request for an approval stands.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<ApprovalStatus>))]
internal enum ApprovalStatus
{
    [JsonStringEnumMemberName("pending")]
    Pending,

    [JsonStringEnumMemberName("approved")]
    Approved,

    [JsonStringEnumMemberName("denied")]
    Denied,

    [JsonStringEnumMemberName("timed_out")]
    TimedOut,

    /// <summary>The run ended, or the grant was not used in time.</summary>
    [JsonStringEnumMemberName("superseded")]
    Superseded,
}
