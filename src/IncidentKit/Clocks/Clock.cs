using IncidentKit.Escalation;
using IncidentKit.Policies;

namespace IncidentKit.Clocks;

/// <summary>Something that will happen to an incident at an instant unless something else happens first.</summary>
/// <param name="Kind">What it stands for.</param>
/// <param name="DueAt">The instant; in the past after a downtime.</param>
/// <param name="Name">The target's name, or the audience of an update; empty for others.</param>
internal readonly record struct Clock(ClockKind Kind, DateTimeOffset DueAt, string Name = "")
{
    /// <summary>The step, where it stands for one.</summary>
    public DueStep Step { get; init; }

    /// <summary>The rule of the cadence, where it stands for an update.</summary>
    public UpdateRule? Update { get; init; }
}
