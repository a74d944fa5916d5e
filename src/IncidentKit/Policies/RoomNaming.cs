namespace IncidentKit.Policies;

/// <summary>How an incident's room is called.</summary>
public sealed record RoomNaming
{
    /// <summary>The name used where a policy gives none.</summary>
    public const string DefaultName = "#incident-{{ incident.number }}";

    /// <summary>A template over <c>incident</c>. Default <see cref="DefaultName"/>.</summary>
    public string Name { get; init; } = DefaultName;
}
