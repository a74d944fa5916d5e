using IncidentKit.Aggregates;
using IncidentKit.Commands;
using IncidentKit.Lifecycle;
using IncidentKit.Notifications;

namespace IncidentKit.Decisions;

/// <summary>Everything that can reach an incident: one write path for people, clocks, alerts, runs, duties and deliveries.</summary>
internal abstract record IncidentInput;

/// <summary>The incident is to exist.</summary>
internal sealed record Declaration : IncidentInput
{
    /// <summary>Its id; ids come with the command.</summary>
    public required string Id { get; init; }

    /// <summary>Its tenant.</summary>
    public required string Tenant { get; init; }

    /// <summary>Its number.</summary>
    public required long Number { get; init; }

    /// <summary>What is known.</summary>
    public required IncidentReport Report { get; init; }

    /// <summary>Who declares it.</summary>
    public required string Actor { get; init; }

    /// <summary>The lowest severity that the sender's own words allow.</summary>
    public string? Floor { get; init; }

    /// <summary>The alert that opens it.</summary>
    public AlertContext? Alert { get; init; }

    /// <summary>What its alert group says.</summary>
    public SignalChange? Signal { get; init; }

    /// <summary>The earlier incident of the same group.</summary>
    public IncidentId? LinkedTo { get; init; }
}

/// <summary>A person or a program wants something.</summary>
/// <param name="Command">What.</param>
internal sealed record PersonCommand(IncidentCommand Command) : IncidentInput;

/// <summary>Whatever is due is to be decided.</summary>
internal sealed record ClockPass : IncidentInput;

/// <summary>What an alert group says has changed.</summary>
internal sealed record SignalChange : IncidentInput
{
    /// <summary>The sender.</summary>
    public required string Source { get; init; }

    /// <summary>The group.</summary>
    public required string GroupKey { get; init; }

    /// <summary>Whether the group is new to the incident.</summary>
    public bool Attached { get; init; }

    /// <summary>Alerts that fire now and did not before, by name.</summary>
    public IReadOnlyList<string> NowFiring { get; init; } = [];

    /// <summary>Whether none of the group's alerts fires any more.</summary>
    public bool Clear { get; init; }

    /// <summary>The lowest severity that the firing alerts allow.</summary>
    public string? Floor { get; init; }
}

/// <summary>Another aggregate wants or tells something.</summary>
/// <param name="Command">What.</param>
/// <param name="Key">The key under which it takes effect once.</param>
internal sealed record FromAggregate(AggregateCommand Command, string Key) : IncidentInput;

/// <summary>A notification reached its receiver by some notifiers, or never will by others.</summary>
/// <param name="Notification">The notification.</param>
/// <param name="Attempt">Which attempt it was.</param>
/// <param name="Accepted">The notifiers that delivered it in this attempt.</param>
/// <param name="Rejected">The notifiers that never will.</param>
/// <param name="Error">What failed.</param>
internal sealed record DeliveryOutcomeInput(Notification Notification, int Attempt, IReadOnlyList<string> Accepted, IReadOnlyList<string> Rejected, string? Error) : IncidentInput;

/// <summary>A room is open.</summary>
/// <param name="Room">The room.</param>
/// <param name="Provider">Who opened it.</param>
internal sealed record RoomOpened(WarRoom Room, string Provider) : IncidentInput;

/// <summary>A runbook pages whoever owns new incidents of the policy.</summary>
/// <param name="RunbookId">The runbook.</param>
/// <param name="StepPath">The step.</param>
/// <param name="Message">What it says.</param>
/// <param name="Key">The key under which it takes effect once.</param>
internal sealed record RunbookPage(string RunbookId, string StepPath, string Message, string Key) : IncidentInput;
