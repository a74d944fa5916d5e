namespace IncidentKit.Policies;

/// <summary>Whom an incident of a severity is brought to, step after step.</summary>
public sealed record EscalationLadder
{
    /// <summary>The ladder of a severity that is not escalated: <c>SEV4: none</c>.</summary>
    public static EscalationLadder Nobody { get; } = new() { None = true };

    /// <summary>Whether the policy says that this severity is not escalated.</summary>
    public bool None { get; init; }

    /// <summary>How often the whole ladder starts again after its last step. Default 0. Recorded; this version runs a ladder once.</summary>
    public int Repeat { get; init; }

    /// <summary>The steps in the order of the document.</summary>
    public IReadOnlyList<EscalationStep> Steps { get; init; } = [];
}
