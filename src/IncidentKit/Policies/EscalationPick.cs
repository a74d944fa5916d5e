namespace IncidentKit.Policies;

/// <summary>Which of a step's targets are told.</summary>
public enum EscalationPick
{
    /// <summary>All of them.</summary>
    All,

    /// <summary>One of them, the next each time.</summary>
    RoundRobin,
}
