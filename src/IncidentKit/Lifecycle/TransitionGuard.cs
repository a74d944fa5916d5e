namespace IncidentKit.Lifecycle;

/// <summary>What must hold before a <see cref="Transition"/> is taken, by name; the aggregate looks whether it does.</summary>
internal enum TransitionGuard
{
    /// <summary>Nothing.</summary>
    None,

    /// <summary>Every duty that the policy requires for closing is done, or the guard is broken with a name and a reason.</summary>
    DutiesDone,

    /// <summary>The severity has <c>mode: track</c>.</summary>
    TrackedSeverity,

    /// <summary>The incident left its open statuses at most 24 hours ago; later, what comes back is a new, linked incident.</summary>
    WithinReopenWindow,

    /// <summary>The resolution is <c>duplicate_of</c>: the incident was closed by merging it into another.</summary>
    MergedIncident,
}
