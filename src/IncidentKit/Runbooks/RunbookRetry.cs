namespace IncidentKit.Runbooks;

/// <summary>How often and when a step is tried again. Timeouts and checks that do not pass are tried again; validation errors, denials and cancellations never.</summary>
public sealed record RunbookRetry
{
    /// <summary>No further attempt.</summary>
    public static RunbookRetry None { get; } = new();

    /// <summary>Further attempts after the first.</summary>
    /// <value>0 to 100; 0 by default.</value>
    public int Count { get; init; }

    /// <summary>The first pause.</summary>
    /// <value>2 seconds by default.</value>
    public TimeSpan Delay { get; init; } = TimeSpan.FromSeconds(2);

    /// <summary>How the pause grows.</summary>
    /// <value><see cref="RunbookBackoff.Exponential"/> by default.</value>
    public RunbookBackoff Backoff { get; init; }

    /// <summary>What an exponential pause is multiplied by.</summary>
    /// <value>1 to 100; 2 by default.</value>
    public double Factor { get; init; } = 2;

    /// <summary>The longest pause.</summary>
    /// <value>30 seconds by default.</value>
    public TimeSpan MaxDelay { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>By which share a pause may be shorter or longer, so that runs do not march in step. It is drawn from the idempotency key: the same step pauses the same time wherever it is computed.</summary>
    /// <value>0 to 1; 0.2 by default.</value>
    public double Jitter { get; init; } = 0.2;
}
