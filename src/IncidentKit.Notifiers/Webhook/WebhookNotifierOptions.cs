namespace IncidentKit.Notifiers.Webhook;

/// <summary>Where the webhook notifier posts to, and how. Read once, when the host starts.</summary>
public sealed class WebhookNotifierOptions
{
    /// <summary>The longest <see cref="Timeout"/> that is accepted: past it a page would wait for one receiver alone.</summary>
    public static readonly TimeSpan MaxTimeout = TimeSpan.FromMinutes(2);

    /// <summary>The shortest <see cref="Secret"/> that is accepted, in characters.</summary>
    public const int MinSecretLength = 16;

    /// <summary>The receiver's address.</summary>
    /// <value>Required: an absolute <c>http</c> or <c>https</c> address without a user, a password or a fragment. Redirects are not followed.</value>
    public Uri? Url { get; set; }

    /// <summary>What the receiver and this host share to sign messages with: the <c>X-IncidentKit-Signature</c> header.</summary>
    /// <value>At least <see cref="MinSecretLength"/> characters; <see langword="null"/> (the default) sends messages unsigned.</value>
    public string? Secret { get; set; }

    /// <summary>How long one attempt may take, from connecting to the answer's status.</summary>
    /// <value>10 seconds by default; above zero, at most <see cref="MaxTimeout"/>.</value>
    public TimeSpan Timeout { get; set; } = TimeSpan.FromSeconds(10);

    /// <summary>Headers that every request carries beside the notifier's own, for example <c>Authorization</c>.</summary>
    /// <value>Empty by default. Names are compared without case; those that the notifier sets itself are refused.</value>
    public IDictionary<string, string> Headers { get; } = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
}
