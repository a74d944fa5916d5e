namespace IncidentKit.AspNetCore.Alertmanager;

/// <summary>How the receiver of Alertmanager's webhook is guarded and what it makes of a message. Read once, when the receiver is mapped.</summary>
/// <remarks>The configuration section is <see cref="SectionName"/>, its keys are the properties' names; what code configures comes after it and wins.</remarks>
public sealed class AlertmanagerReceiverOptions
{
    /// <summary>The configuration section: <c>IncidentKit:Alertmanager</c>.</summary>
    public const string SectionName = "IncidentKit:Alertmanager";

    /// <summary>The shortest <see cref="BearerToken"/> that is accepted, in characters.</summary>
    public const int MinBearerTokenLength = 16;

    /// <summary>What Alertmanager must present: <c>Authorization: Bearer TOKEN</c>.</summary>
    /// <value>
    /// At least <see cref="MinBearerTokenLength"/> printable ASCII characters without spaces. Required, except in the environment Development
    /// and where <see cref="AllowAnonymous"/> is set.
    /// </value>
    public string? BearerToken { get; set; }

    /// <summary>Takes messages from anybody who reaches the endpoint; for hosts that guard it themselves, by the network or by an authorization policy.</summary>
    /// <value><see langword="false"/> by default; not together with <see cref="BearerToken"/>.</value>
    public bool AllowAnonymous { get; set; }

    /// <summary>The largest body that is read, in bytes; a larger one is answered with 413.</summary>
    /// <value>262,144 (256 kB) by default; from 1,024 to 16,777,216.</value>
    public int MaxBodyBytes { get; set; } = 256 * 1024;

    /// <summary>What makes one incident.</summary>
    /// <value><see cref="AlertmanagerGroupBy.GroupKey"/> by default.</value>
    public AlertmanagerGroupBy GroupBy { get; set; }

    /// <summary>The tenant that the incidents belong to.</summary>
    /// <value>Empty by default: the host has only one. At most 200 characters, no control characters.</value>
    public string Tenant { get; set; } = "";
}
