namespace IncidentKit.Runbooks;

/// <summary>What an action is called with.</summary>
public sealed class RunbookActionContext
{
    /// <summary>The incident as it stands when the attempt starts; <see langword="null"/> where a runbook is tried without one.</summary>
    public Incident? Incident { get; init; }

    /// <summary>The run.</summary>
    public required string RunId { get; init; }

    /// <summary>The runbook.</summary>
    public required string RunbookId { get; init; }

    /// <summary>The step's path within its run, for example <c>restart_service</c> or <c>restart_service~fb.notify_on_call</c>.</summary>
    public required string StepPath { get; init; }

    /// <summary>The action's name, as the runbook calls it.</summary>
    public required string ActionName { get; init; }

    /// <summary>What the action is aimed at; <see langword="null"/> where the step names nothing.</summary>
    public string? Target { get; init; }

    /// <summary>The parameters as they were frozen when the step was scheduled: plain data.</summary>
    public IReadOnlyDictionary<string, object?> Parameters { get; init; } = new Dictionary<string, object?>();

    /// <summary>Which attempt this is, from 1.</summary>
    public int AttemptNumber { get; init; } = 1;

    /// <summary>The same over retries and recoveries: give it to the target, so that it can tell a repetition.</summary>
    public required string IdempotencyKey { get; init; }

    /// <summary>One for this attempt alone.</summary>
    public string AttemptKey => $"{IdempotencyKey}.a{AttemptNumber}";

    /// <summary>Whether this is a dry run: nothing may be changed.</summary>
    public bool DryRun { get; init; }

    /// <summary>The clock to wait by; a test turns it.</summary>
    public TimeProvider TimeProvider { get; init; } = TimeProvider.System;

    /// <summary>A text parameter.</summary>
    /// <param name="name">Its name.</param>
    /// <returns>Its value.</returns>
    /// <exception cref="RunbookActionException">It is missing or no text.</exception>
    public string GetText(string name) => Parameters.TryGetValue(name, out var value) && value is string text
        ? text
        : throw new RunbookActionException($"parameter '{name}' of {ActionName} must be a text", "validation");

    /// <summary>An integer parameter.</summary>
    /// <param name="name">Its name.</param>
    /// <returns>Its value.</returns>
    /// <exception cref="RunbookActionException">It is missing or no integer.</exception>
    public long GetInteger(string name) => Parameters.TryGetValue(name, out var value)
        ? value switch
        {
            long integer => integer,
            double number when double.IsInteger(number) && Math.Abs(number) <= 9_007_199_254_740_992 => (long)number,
            _ => throw new RunbookActionException($"parameter '{name}' of {ActionName} must be an integer", "validation"),
        }
        : throw new RunbookActionException($"parameter '{name}' of {ActionName} is missing", "validation");
}
