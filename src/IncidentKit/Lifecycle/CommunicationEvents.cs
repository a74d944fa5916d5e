using IncidentKit.Notifications;

namespace IncidentKit.Lifecycle;

// Who hears what: alerts come in, updates and deliveries go out. IncidentEventCatalog maps the stored names to these records.

/// <summary>An alert group belongs to the incident.</summary>
internal sealed record SignalAttached : IncidentEvent
{
    public override string Kind => "signal_attached";

    public required string Source { get; init; }

    public required string GroupKey { get; init; }

    public IReadOnlyList<string> Alerts { get; init; } = [];
}

/// <summary>Alerts of an attached group fire again after the signal was clear.</summary>
internal sealed record SignalFiringAgain : IncidentEvent
{
    public override string Kind => "signal_firing";

    public required string GroupKey { get; init; }

    public IReadOnlyList<string> Alerts { get; init; } = [];
}

/// <summary>The last attached alert is resolved.</summary>
internal sealed record SignalCleared : IncidentEvent
{
    public override string Kind => "signal_clear";

    public required string GroupKey { get; init; }
}

/// <summary>A status update is due and was not posted.</summary>
internal sealed record UpdateDue : IncidentEvent
{
    public override string Kind => "update_due";

    public required string Audience { get; init; }

    public required DateTimeOffset DueAt { get; init; }

    /// <summary>How many overdue periods this one stands for; 0 for none beside it.</summary>
    public int Lapsed { get; init; }
}

/// <summary>The people concerned were told how things stand.</summary>
internal sealed record StatusUpdatePosted : IncidentEvent
{
    public override string Kind => "status_update";

    public required StatusUpdate Update { get; init; }

    /// <summary>The audiences that were told.</summary>
    public IReadOnlyList<string> Audiences { get; init; } = [];

    /// <summary>The text as the policy's template renders it; empty where the policy has none.</summary>
    public string Text { get; init; } = "";
}

/// <summary>A room is open.</summary>
internal sealed record WarRoomOpened : IncidentEvent
{
    public override string Kind => "war_room";

    public required WarRoom Room { get; init; }

    public required string Provider { get; init; }
}

/// <summary>A notification reached its receiver, or never will.</summary>
internal sealed record DeliveryReported : IncidentEvent
{
    public override string Kind => Delivered ? "delivered" : "delivery_failed";

    public required bool Delivered { get; init; }

    public required NotificationKind Notification { get; init; }

    public required string Target { get; init; }

    public string? Person { get; init; }

    public required string Key { get; init; }

    public required int Attempt { get; init; }

    public bool PossibleDuplicate { get; init; }

    public IReadOnlyList<string> Notifiers { get; init; } = [];

    public string? Error { get; init; }
}
