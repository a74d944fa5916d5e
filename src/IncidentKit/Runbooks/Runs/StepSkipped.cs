namespace IncidentKit.Runbooks.Runs;

/// <summary>A step was left out.</summary>
internal sealed record StepSkipped : RunEvent
{
    public const string Word = "step_skipped";

    private protected override string KindWord() => Word;

    public required string Path { get; init; }

    public required string Id { get; init; }

    public required string Name { get; init; }

    public required RunbookStepType Type { get; init; }

    /// <summary>Why, a stable word: <c>condition</c>, <c>missing_value</c>, <c>condition_changed</c>, <c>denied</c>, <c>approval_timeout</c>.</summary>
    public required string Reason { get; init; }

    public StepError? Error { get; init; }

    /// <summary>A warning for the run; null for none.</summary>
    public string? Warning { get; init; }

    public IReadOnlyDictionary<string, object?> Roots { get; init; } = new Dictionary<string, object?>();
}
