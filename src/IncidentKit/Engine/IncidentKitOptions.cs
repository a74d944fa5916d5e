namespace IncidentKit.Engine;

/// <summary>How the engine works; the defaults are safe. Read once at start.</summary>
public sealed class IncidentKitOptions
{
    /// <summary>The tenant that this host's people and commands belong to.</summary>
    /// <value>Default: empty. At most 100 characters.</value>
    public string Tenant { get; set; } = "";

    /// <summary>The engine looks for work at least this often, whatever it believes to be due next.</summary>
    /// <value>From 1 second to 30 seconds. Default: 30 seconds.</value>
    public TimeSpan SafetyPoll { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>How long one attempt to send may take; afterwards it is made again, marked as a possible duplicate.</summary>
    /// <value>From 1 second to 5 minutes. Default: 30 seconds.</value>
    public TimeSpan SendTimeout { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>How many attempts to send are made before a notifier is given up.</summary>
    /// <value>From 1 to 1,000. Default: 20, which the backoff spreads over more than an hour.</value>
    public int MaxSendAttempts { get; set; } = 20;

    /// <summary>How many messages are sent and steps are run at once, each.</summary>
    /// <value>From 1 to 256. Default: 16.</value>
    public int Concurrency { get; set; } = 16;

    /// <summary>How often the files of the policy are looked at, by their content; a change is read, and serves new incidents if it is right.</summary>
    /// <value>Zero for never, or from 1 second to 1 hour. Default: zero; <see cref="IPolicyManager.ReloadAsync"/> reads them at any time.</value>
    public TimeSpan PolicyReloadInterval { get; set; }

    /// <summary>Whether this host runs the due loop, sends and runs steps. Without it the host only reports and reads; another process does the work.</summary>
    /// <value>Default: <see langword="true"/>.</value>
    public bool RunsWorker { get; set; } = true;
}
