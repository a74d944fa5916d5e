namespace IncidentKit.Aggregates;

/// <summary>A duty tells its incident that its deadline has passed.</summary>
internal sealed record ReportDuty : AggregateCommand
{
    /// <summary>The duty's name.</summary>
    public required string Duty { get; init; }

    /// <summary>The episode it belongs to.</summary>
    public required int Episode { get; init; }

    /// <summary>When it was due.</summary>
    public required DateTimeOffset DueAt { get; init; }
}
