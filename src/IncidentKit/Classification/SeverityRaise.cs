namespace IncidentKit.Classification;

/// <summary>What lifted a severity above what the rule said.</summary>
public enum SeverityRaise
{
    /// <summary>Nothing: it is what the rule said.</summary>
    None,

    /// <summary>The floor that an intake rule set.</summary>
    Floor,

    /// <summary>The policy's <c>when_unknown</c>, because the report lacks what a rule needs.</summary>
    WhenUnknown,
}
