namespace IncidentKit.Runbooks.Runs;

/// <summary>What must be looked up before a decision. Ask again with the answers until nothing is left: a step that turns out to be skipped makes the next one's questions known.</summary>
internal sealed record RunQuestions
{
    public static RunQuestions None { get; } = new();

    /// <summary>Names that the host must supply.</summary>
    public IReadOnlyList<string> Roots { get; init; } = [];

    /// <summary>Targets whose people must be known.</summary>
    public IReadOnlyList<string> Targets { get; init; } = [];

    /// <summary>The interrupted attempt whose action must be asked; null for none.</summary>
    public StepState? Probe { get; init; }

    public bool IsEmpty => Roots.Count == 0 && Targets.Count == 0 && Probe is null;
}
