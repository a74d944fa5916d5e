namespace IncidentKit.Simulation;

/// <summary>What one call of an action gives in a scripted run.</summary>
public sealed record RunbookScriptedResult
{
    /// <summary>The output, plain data; <see langword="null"/> for none.</summary>
    public object? Output { get; init; }

    /// <summary>The error; <see langword="null"/>: the call succeeds.</summary>
    public string? Error { get; init; }

    /// <summary>How long the call takes, in simulated time.</summary>
    /// <value>Zero by default.</value>
    public TimeSpan Delay { get; init; }
}
