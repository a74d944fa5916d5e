namespace IncidentKit.Policies;

/// <summary>One severity of a policy.</summary>
public sealed record SeverityDefinition
{
    /// <summary>Its name, as <c>SEV1</c> or <c>P0</c>.</summary>
    public required string Name { get; init; }

    /// <summary>Its place in the policy: 0 is the gravest.</summary>
    public required int Rank { get; init; }

    /// <summary>Its title, as <c>Critical</c>. Default: the name.</summary>
    public required string Title { get; init; }

    /// <summary>When it applies, in words for people.</summary>
    public string? Criteria { get; init; }

    /// <summary>Further names.</summary>
    public IReadOnlyList<string> Aliases { get; init; } = [];

    /// <summary>Whether it pages. Default <see cref="Urgency.Low"/>.</summary>
    public Urgency Urgency { get; init; } = Urgency.Low;

    /// <summary>What must happen by when.</summary>
    public SeverityTargets Targets { get; init; } = new();

    /// <summary>Whether it is handled or only tracked. Default <see cref="SeverityMode.Normal"/>.</summary>
    public SeverityMode Mode { get; init; }

    /// <summary>How long an acknowledgement holds without another act of a responder; <see langword="null"/>: for ever.</summary>
    public TimeSpan? AcknowledgementExpires { get; init; }

    /// <summary>Whether incidents of this severity page people.</summary>
    public bool Pages => Urgency == Urgency.High;
}
