namespace IncidentKit.Aggregates;

/// <summary>An aggregate that begins in the commit of the decision that wants it.</summary>
internal abstract record NewAggregate
{
    /// <summary>Its id.</summary>
    public required string Id { get; init; }
}
