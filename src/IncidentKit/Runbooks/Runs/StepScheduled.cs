namespace IncidentKit.Runbooks.Runs;

/// <summary>A step is next: its condition holds, its target and parameters are rendered and frozen.</summary>
internal sealed record StepScheduled : RunEvent
{
    public const string Word = "step_scheduled";

    private protected override string KindWord() => Word;

    public required string Path { get; init; }

    public required string Id { get; init; }

    public required string Name { get; init; }

    public required RunbookStepType Type { get; init; }

    public string? Target { get; init; }

    public IReadOnlyDictionary<string, object?> Params { get; init; } = new Dictionary<string, object?>();

    public string? Message { get; init; }

    /// <summary>What the host answered for the names that were read.</summary>
    public IReadOnlyDictionary<string, object?> Roots { get; init; } = new Dictionary<string, object?>();
}
