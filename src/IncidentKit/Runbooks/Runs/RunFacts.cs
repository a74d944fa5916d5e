namespace IncidentKit.Runbooks.Runs;

/// <summary>What the shell looked up before a decision.</summary>
internal sealed record RunFacts
{
    /// <summary>The run's incident as it stands; null where the run has none.</summary>
    public Incident? Incident { get; init; }

    /// <summary>The incident as expressions see it: a map or an <see cref="Expressions.IExpressionObject"/>.</summary>
    public object? IncidentView { get; init; }

    /// <summary>Answers to <see cref="RunQuestions.Roots"/>.</summary>
    public IReadOnlyDictionary<string, RootFact> Roots { get; init; } = new Dictionary<string, RootFact>();

    /// <summary>All actions of the host, by name.</summary>
    public IReadOnlyDictionary<string, ActionFact> Actions { get; init; } = new Dictionary<string, ActionFact>();

    /// <summary>Who may approve where the runbook names nobody: the policy's <c>assign_from</c> and <c>fallback</c>.</summary>
    public IReadOnlyList<string> DefaultApprovers { get; init; } = [];

    /// <summary>Answers to <see cref="RunQuestions.Targets"/>: the people a target stands for now, as <c>user:ana</c>.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<string>> People { get; init; } = new Dictionary<string, IReadOnlyList<string>>();

    /// <summary>Targets of <see cref="RunQuestions.Targets"/> that are bound to nobody in this host: who answers for them is for the host's authorization to say.</summary>
    public IReadOnlyList<string> Unbound { get; init; } = [];

    /// <summary>The answer to <see cref="RunQuestions.Probe"/>.</summary>
    public ProbeResult? Probe { get; init; }
}
