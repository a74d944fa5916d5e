namespace IncidentKit.Policies;

/// <summary>One line of a policy's classification.</summary>
public sealed record ClassificationRule
{
    /// <summary>Its name, which a result gives as the reason.</summary>
    public required string Name { get; init; }

    /// <summary>The condition, an expression over the report's fields.</summary>
    public required string When { get; init; }

    /// <summary>The severity of what matches, as the policy spells it.</summary>
    public required string Severity { get; init; }
}
