namespace IncidentKit.Runbooks;

/// <summary>What a probe found out about an interrupted attempt.</summary>
public readonly record struct ProbeResult
{
    /// <summary>What was found.</summary>
    public ProbeOutcome Outcome { get; private init; }

    /// <summary>The output of a completed attempt.</summary>
    public object? Output { get; private init; }

    /// <summary>Nobody can tell; a person is asked.</summary>
    public static ProbeResult Unknown { get; }

    /// <summary>The attempt took no effect; it is made again.</summary>
    public static ProbeResult NotStarted { get; } = new() { Outcome = ProbeOutcome.NotStarted };

    /// <summary>The attempt took effect.</summary>
    /// <param name="output">Its output.</param>
    /// <returns>The result.</returns>
    public static ProbeResult Completed(object? output) => new() { Outcome = ProbeOutcome.Completed, Output = output };
}
