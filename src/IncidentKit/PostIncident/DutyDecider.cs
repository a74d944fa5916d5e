using IncidentKit.Aggregates;
using IncidentKit.Storage;

namespace IncidentKit.PostIncident;

/// <summary>Decides duties. Pure.</summary>
internal static class DutyDecider
{
    private const string Engine = "engine";

    /// <summary>A duty begins.</summary>
    /// <param name="incidentId">The incident it belongs to.</param>
    /// <param name="start">What is to be done, and by when.</param>
    /// <returns>The event.</returns>
    public static DutyEvent Begin(string incidentId, NewDuty start) => new(
        "started",
        Engine,
        new DutyState { IncidentId = incidentId, Episode = start.Episode, Duty = start.Duty, DueAt = start.DueAt });

    /// <summary>The deadline may have passed.</summary>
    /// <param name="id">The duty's id.</param>
    /// <param name="state">The duty.</param>
    /// <param name="now">The time.</param>
    /// <returns>What follows.</returns>
    public static Decision<DutyEvent> Pass(string id, DutyState state, DateTimeOffset now)
    {
        if (state.NextDue is not { } due || due > now)
            return Decision<DutyEvent>.Nothing;
        return new Decision<DutyEvent>
        {
            Events = [new DutyEvent("missed", Engine, state with { Status = DutyStatus.Missed })],
            Messages =
            [
                new CommandMessage
                {
                    EventIndex = 0,
                    IdempotencyKey = $"{id}/missed",
                    TargetKind = AggregateKinds.Incident,
                    TargetId = state.IncidentId,
                    Command = new ReportDuty { Duty = state.Duty, Episode = state.Episode, DueAt = state.DueAt },
                },
            ],
        };
    }

    /// <summary>The duty is done, or nobody has to do it any more.</summary>
    /// <param name="state">The duty.</param>
    /// <param name="command">What became of it.</param>
    /// <returns>What follows; nothing where it has ended already.</returns>
    public static Decision<DutyEvent> Discharge(DutyState state, DischargeDuty command)
    {
        if (state.Status is DutyStatus.Done or DutyStatus.Waived)
            return Decision<DutyEvent>.Nothing;
        var kind = command.Status == DutyStatus.Done ? "done" : "waived";
        return new Decision<DutyEvent> { Events = [new DutyEvent(kind, command.By, state with { Status = command.Status })] };
    }
}
