using IncidentKit.Policies;

namespace IncidentKit.Decisions;

/// <summary>The answers to <see cref="IncidentQuestions"/>, and what the host offers at the moment.</summary>
internal sealed record IncidentFacts
{
    /// <summary>No facts: for commands that ask nothing.</summary>
    public static IncidentFacts None { get; } = new();

    /// <summary>Whom each target stands for.</summary>
    public IReadOnlyDictionary<Target, TargetAnswer> Targets { get; init; } = new Dictionary<Target, TargetAnswer>();

    /// <summary>The runbooks that the host has.</summary>
    public IReadOnlyList<RunbookOffer> Runbooks { get; init; } = [];

    /// <summary>The policy that a command wants the incident to be moved to; <see langword="null"/> where none does.</summary>
    public Policy? MoveTo { get; init; }
}
