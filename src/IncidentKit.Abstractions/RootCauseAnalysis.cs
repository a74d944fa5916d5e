namespace IncidentKit;

/// <summary>What was learnt about an incident's causes (ADR 0072, "Root Cause Analysis Template"). Its timeline and action items are the incident's own.</summary>
public sealed record RootCauseAnalysis
{
    /// <summary>What happened, in a few sentences.</summary>
    public required string Summary { get; init; }

    /// <summary>The causes, the immediate one first.</summary>
    public IReadOnlyList<string> RootCauses { get; init; } = [];

    /// <summary>What made it possible or worse.</summary>
    public IReadOnlyList<string> ContributingFactors { get; init; } = [];

    /// <summary>Who and what was hit, and how hard.</summary>
    public string ImpactAssessment { get; init; } = "";

    /// <summary>What will be remembered.</summary>
    public IReadOnlyList<string> LessonsLearned { get; init; } = [];

    /// <summary>Who recorded it; the engine fills it.</summary>
    public string RecordedBy { get; init; } = "";

    /// <summary>When it was recorded; the engine fills it.</summary>
    public DateTimeOffset RecordedAt { get; init; }
}
