namespace IncidentKit.Engine;

/// <summary>Which notifiers are done with a message.</summary>
internal sealed record DeliveryProgress
{
    /// <summary>Those that delivered it.</summary>
    public IReadOnlyList<string> Accepted { get; init; } = [];

    /// <summary>Those that never will.</summary>
    public IReadOnlyList<string> Rejected { get; init; } = [];
}
