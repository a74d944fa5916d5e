using System.Text.Json.Serialization;

namespace IncidentKit.Runbooks.Runs;

/// <summary>What a person says about an interrupted attempt.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<UncertainAnswer>))]
public enum UncertainAnswer
{
    /// <summary>It took effect.</summary>
    [JsonStringEnumMemberName("done")]
    Done,

    /// <summary>It is to be made again, with the same key.</summary>
    [JsonStringEnumMemberName("run_again")]
    RunAgain,

    /// <summary>It took no effect, and is not to be made again.</summary>
    [JsonStringEnumMemberName("failed")]
    Failed,
}
