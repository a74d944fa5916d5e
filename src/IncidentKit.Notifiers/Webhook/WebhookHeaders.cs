namespace IncidentKit.Notifiers.Webhook;

/// <summary>The names of the headers that a webhook carries, and which names a host may add.</summary>
internal static class WebhookHeaders
{
    public const string IdempotencyKey = "Idempotency-Key";
    public const string Signature = "X-IncidentKit-Signature";
    public const string Attempt = "X-IncidentKit-Attempt";
    public const string PossibleDuplicate = "X-IncidentKit-Possible-Duplicate";

    private const string TokenMarks = "!#$%&'*+-.^_`|~";

    private static readonly HashSet<string> Reserved = new(StringComparer.OrdinalIgnoreCase)
    {
        IdempotencyKey, Signature, Attempt, PossibleDuplicate,
        "Connection", "Content-Encoding", "Content-Length", "Content-Type", "Expect", "Host", "Transfer-Encoding", "Upgrade",
    };

    public static bool IsReserved(string name) => Reserved.Contains(name) || name.StartsWith("Content-", StringComparison.OrdinalIgnoreCase);

    public static bool IsName(string name) => name.Length > 0 && name.All(c => char.IsAsciiLetterOrDigit(c) || TokenMarks.Contains(c, StringComparison.Ordinal));

    public static bool IsValue(string value) => value.All(c => c is >= ' ' and <= '~' or '\t');

    /// <summary>The key as a header can carry it; it is the same for the same key.</summary>
    public static string ValueOf(string key) => key.All(c => c is > ' ' and <= '~') ? key : Uri.EscapeDataString(key);
}
