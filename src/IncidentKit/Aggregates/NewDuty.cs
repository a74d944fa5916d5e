namespace IncidentKit.Aggregates;

/// <summary>Work with a deadline begins.</summary>
internal sealed record NewDuty : NewAggregate
{
    /// <summary>The duty's name in the policy.</summary>
    public required string Duty { get; init; }

    /// <summary>The incident's episode.</summary>
    public required int Episode { get; init; }

    /// <summary>When it is due.</summary>
    public required DateTimeOffset DueAt { get; init; }
}
