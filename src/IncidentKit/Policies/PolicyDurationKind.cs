namespace IncidentKit.Policies;

/// <summary>What a <see cref="PolicyDuration"/> counts.</summary>
public enum PolicyDurationKind
{
    /// <summary>Time as it passes.</summary>
    Elapsed,

    /// <summary>Calendar months.</summary>
    Months,

    /// <summary>Days of business.</summary>
    BusinessDays,

    /// <summary>Sprints of the policy's length.</summary>
    Sprints,
}
