namespace IncidentKit;

/// <summary>Why an incident has its severity: the rule that decided and the values it saw.</summary>
public sealed record IncidentClassification
{
    /// <summary>The severity the rules gave, as the policy spells it.</summary>
    public required string Severity { get; init; }

    /// <summary>The name of the rule that decided; <c>otherwise</c> for the policy's last line, <c>reporter</c> where the reporter insisted on a severity, <c>person</c> where somebody changed it by hand.</summary>
    public required string Rule { get; init; }

    /// <summary>Whether a rule above the deciding one met a missing value, so that a complete report might be graver or lighter.</summary>
    public bool Provisional { get; init; }

    /// <summary>The names of the values that were missing; empty unless <see cref="Provisional"/>.</summary>
    public IReadOnlyList<string> Missing { get; init; } = [];

    /// <summary>The lowest severity that the sender's own words allow; <see langword="null"/> where intake gave none.</summary>
    public string? Floor { get; init; }

    /// <summary>The values that the deciding rule read, by name.</summary>
    public IReadOnlyDictionary<string, object?> Values { get; init; } = new Dictionary<string, object?>();
}
