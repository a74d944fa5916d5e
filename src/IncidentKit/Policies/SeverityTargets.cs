namespace IncidentKit.Policies;

/// <summary>The times within which a severity's incidents must reach a point; <see langword="null"/> where the policy promises nothing.</summary>
public sealed record SeverityTargets
{
    /// <summary>Until a person has acknowledged: a seed's response time.</summary>
    public PolicyDuration? Acknowledge { get; init; }

    /// <summary>Until the severity is confirmed.</summary>
    public PolicyDuration? Classify { get; init; }

    /// <summary>Until a first assessment is made.</summary>
    public PolicyDuration? Assess { get; init; }

    /// <summary>Until users are no longer hurt.</summary>
    public PolicyDuration? Mitigate { get; init; }

    /// <summary>Until it is resolved.</summary>
    public PolicyDuration? Resolve { get; init; }

    /// <summary>From the resolution until those concerned are told of it.</summary>
    public PolicyDuration? NoticeOfResolution { get; init; }
}
