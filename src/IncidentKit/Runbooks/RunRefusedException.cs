namespace IncidentKit.Runbooks;

/// <summary>A run refuses something in its present state. The message says what happened instead.</summary>
public sealed class RunRefusedException : IncidentKitException
{
    /// <summary>Creates it.</summary>
    /// <param name="message">What is refused, and what happened instead.</param>
    /// <param name="runId">The run.</param>
    /// <param name="refusal">Why.</param>
    public RunRefusedException(string message, string runId, RunRefusal refusal)
        : base(message)
    {
        RunId = runId;
        Refusal = refusal;
    }

    /// <summary>The run.</summary>
    public string RunId { get; }

    /// <summary>Why it is refused.</summary>
    public RunRefusal Refusal { get; }
}
