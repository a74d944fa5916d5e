namespace IncidentKit.Signals;

/// <summary>One alert as its sender describes it. Its texts are data: they are never evaluated.</summary>
public sealed record Alert
{
    /// <summary>The alert's name.</summary>
    public required string Name { get; init; }

    /// <summary>What tells it from the other alerts of its group.</summary>
    public required string Fingerprint { get; init; }

    /// <summary>Whether it fires; otherwise it is resolved.</summary>
    public required bool Firing { get; init; }

    /// <summary>Since when, as the sender says.</summary>
    public required DateTimeOffset StartsAt { get; init; }

    /// <summary>Until when, as the sender says; <see langword="null"/> while it fires.</summary>
    public DateTimeOffset? EndsAt { get; init; }

    /// <summary>Its labels.</summary>
    public IReadOnlyDictionary<string, string> Labels { get; init; } = new Dictionary<string, string>();

    /// <summary>Its annotations.</summary>
    public IReadOnlyDictionary<string, string> Annotations { get; init; } = new Dictionary<string, string>();

    /// <summary>Where it comes from.</summary>
    public string? GeneratorUrl { get; init; }
}
