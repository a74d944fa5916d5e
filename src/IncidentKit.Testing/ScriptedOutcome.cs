namespace IncidentKit.Testing;

/// <summary>What a scripted action does when it is called.</summary>
public sealed record ScriptedOutcome
{
    private ScriptedOutcome()
    {
    }

    /// <summary>How long it takes by the test's clock first.</summary>
    public TimeSpan Delay { get; private init; }

    /// <summary>What it returns: plain data.</summary>
    public object? Output { get; private init; }

    /// <summary>Why it fails; <see langword="null"/> where it returns.</summary>
    public string? Error { get; private init; }

    /// <summary>It returns.</summary>
    /// <param name="output">Plain data.</param>
    /// <returns>The outcome.</returns>
    public static ScriptedOutcome Returns(object? output) => new() { Output = output };

    /// <summary>It fails.</summary>
    /// <param name="error">Why.</param>
    /// <returns>The outcome.</returns>
    public static ScriptedOutcome Fails(string error) => new() { Error = error };

    /// <summary>The same, after a while.</summary>
    /// <param name="delay">How long by the test's clock.</param>
    /// <returns>The outcome.</returns>
    public ScriptedOutcome After(TimeSpan delay) => this with { Delay = delay };
}
