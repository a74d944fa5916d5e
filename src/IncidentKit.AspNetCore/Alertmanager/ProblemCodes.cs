namespace IncidentKit.AspNetCore.Alertmanager;

/// <summary>The stable words for what was wrong, in the <c>code</c> of a problem.</summary>
internal static class ProblemCodes
{
    public const string Unauthorized = "unauthorized";
    public const string UnsupportedMediaType = "unsupported_media_type";
    public const string BodyTooLarge = "body_too_large";
    public const string UnreadableBody = "unreadable_body";
    public const string MalformedJson = "malformed_json";
    public const string InvalidMessage = "invalid_message";
    public const string UnsupportedVersion = "unsupported_version";
    public const string StoreUnavailable = "store_unavailable";
    public const string Stopping = "stopping";
}
