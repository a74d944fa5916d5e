namespace IncidentKit;

/// <summary>Something that is to be done so that the incident does not come back (ADR 0072, "Root Cause Analysis Template").</summary>
public sealed record ActionItem
{
    /// <summary>The item's number within its incident, from 1; the engine gives it.</summary>
    public int Number { get; init; }

    /// <summary>What is to be done.</summary>
    public required string Description { get; init; }

    /// <summary>Who will do it, for example <c>user:ana</c>.</summary>
    public string? Owner { get; init; }

    /// <summary>The day by which it is to be done.</summary>
    public DateOnly? DueDate { get; init; }

    /// <summary>How urgent it is; <c>P0</c> is the most urgent. Default: <c>P1</c>.</summary>
    public string Priority { get; init; } = "P1";

    /// <summary>Whether it is done.</summary>
    public ActionItemStatus Status { get; init; }
}
