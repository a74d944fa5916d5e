namespace IncidentKit;

/// <summary>What somebody, or something, says has happened: the input of triage and classification.</summary>
/// <remarks>Immutable and safe for concurrent use. Only <see cref="Title"/> is required; what is left out counts as missing, never as false or zero.</remarks>
public sealed record IncidentReport
{
    /// <summary>What has happened, in one line.</summary>
    public required string Title { get; init; }

    /// <summary>What is known, at length.</summary>
    public string? Description { get; init; }

    /// <summary>The category, in a word of the policy's <c>categories</c>.</summary>
    public string? Category { get; init; }

    /// <summary>The impact, in a word of the policy's <c>impacts</c>.</summary>
    public string? Impact { get; init; }

    /// <summary>How many of the users are affected, in percent: 0 to 100.</summary>
    public double? UsersAffectedPercent { get; init; }

    /// <summary>Whether users can work around it.</summary>
    public bool? HasWorkaround { get; init; }

    /// <summary>How far it reaches: complete, partial, single or none, or another word that the policy's rules know.</summary>
    public string? Scope { get; init; }

    /// <summary>Whether data is lost or in danger of being lost.</summary>
    public bool? DataAtRisk { get; init; }

    /// <summary>Whether security is concerned.</summary>
    public bool? Security { get; init; }

    /// <summary>What users notice, in their words.</summary>
    public string? UserImpact { get; init; }

    /// <summary>The systems that are affected.</summary>
    public IReadOnlyList<string> AffectedSystems { get; init; } = [];

    /// <summary>The tenants that are affected.</summary>
    public IReadOnlyList<string> AffectedTenants { get; init; } = [];

    /// <summary>Further names and values, as an alert's labels. They are data: never evaluated as an expression or a template.</summary>
    public IReadOnlyDictionary<string, string> Labels { get; init; } = new Dictionary<string, string>();

    /// <summary>When the impact began, as far as the sender knows.</summary>
    public DateTimeOffset? ImpactStartedAt { get; init; }

    /// <summary>When it was noticed, by the sender's clock.</summary>
    public DateTimeOffset? DetectedAt { get; init; }

    /// <summary>Who or what reports it.</summary>
    public string? ReportedBy { get; init; }

    /// <summary>A severity of the policy that the reporter insists on; <see langword="null"/> leaves it to the policy's rules.</summary>
    public string? Severity { get; init; }
}
