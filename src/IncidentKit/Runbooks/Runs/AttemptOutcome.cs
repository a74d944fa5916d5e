namespace IncidentKit.Runbooks.Runs;

/// <summary>What became of an attempt, as the node that made it says.</summary>
internal sealed record AttemptOutcome
{
    /// <summary>What the action returned.</summary>
    public object? Output { get; private init; }

    /// <summary>Why it failed; null where it returned.</summary>
    public StepError? Error { get; private init; }

    /// <summary>Whether it took too long.</summary>
    public bool TimedOut { get; private init; }

    /// <summary>Whether it was cut off, so that it may have taken effect.</summary>
    public bool Interrupted { get; private init; }

    public static AttemptOutcome Returned(object? output) => new() { Output = output };

    public static AttemptOutcome Failed(string kind, string message) => new() { Error = new StepError { Kind = kind, Message = message } };

    public static AttemptOutcome Late { get; } = new() { TimedOut = true };

    /// <summary>The action gave up because its token was cancelled by the run's end.</summary>
    public static AttemptOutcome Cancelled { get; } = Failed(StepError.Cancelled, "the attempt was cancelled");

    /// <summary>The node stops, and the action with it.</summary>
    public static AttemptOutcome CutOff { get; } = new() { Interrupted = true };
}
