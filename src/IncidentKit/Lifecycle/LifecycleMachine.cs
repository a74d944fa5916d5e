using Stateless;
using static IncidentKit.IncidentStatus;
using static IncidentKit.IncidentTrigger;

namespace IncidentKit.Lifecycle;

/// <summary>The incident lifecycle, written down once as a state machine.</summary>
/// <remarks>
/// Nothing fires this machine at run time: <see cref="LifecycleTable"/> walks it into a table, so neither
/// behaviour nor speed depends on the machine behind it. A cell that says 'same' is a re-entry.
/// </remarks>
internal static class LifecycleMachine
{
    /// <summary>Configures a machine.</summary>
    /// <param name="initial">The status it starts in.</param>
    /// <param name="holds">Whether a guard holds; asked when a guarded trigger is fired.</param>
    /// <returns>A machine of its own, with its own state.</returns>
    public static StateMachine<IncidentStatus, IncidentTrigger> Create(IncidentStatus initial, Func<TransitionGuard, bool> holds)
    {
        var machine = new StateMachine<IncidentStatus, IncidentTrigger>(initial);

        OpenStatus(machine, Detected)
            .Permit(Acknowledge, Acknowledged)
            .Permit(Investigate, Investigating)
            .Permit(Identify, Investigating)
            .Permit(Mitigate, Mitigating)
            .Permit(MarkMitigated, Mitigating)
            .PermitReentry(Unacknowledge)
            .PermitIf(Close, Closed, When(TransitionGuard.TrackedSeverity), nameof(TransitionGuard.TrackedSeverity))
            .PermitIf(Track, Closed, When(TransitionGuard.TrackedSeverity), nameof(TransitionGuard.TrackedSeverity));

        OpenStatus(machine, Acknowledged)
            .PermitReentry(Acknowledge)
            .Permit(Investigate, Investigating)
            .Permit(Identify, Investigating)
            .Permit(Mitigate, Mitigating)
            .Permit(MarkMitigated, Mitigating)
            .Permit(Unacknowledge, Detected)
            .PermitIf(Close, Closed, When(TransitionGuard.TrackedSeverity), nameof(TransitionGuard.TrackedSeverity))
            .PermitIf(Track, Closed, When(TransitionGuard.TrackedSeverity), nameof(TransitionGuard.TrackedSeverity));

        OpenStatus(machine, Investigating)
            .PermitReentry(Acknowledge)
            .PermitReentry(Investigate)
            .PermitReentry(Identify)
            .Permit(Mitigate, Mitigating)
            .Permit(MarkMitigated, Mitigating)
            .PermitReentry(Unacknowledge);

        OpenStatus(machine, Mitigating)
            .PermitReentry(Acknowledge)
            .Permit(Investigate, Investigating)
            .PermitReentry(Identify)
            .PermitReentry(Mitigate)
            .PermitReentry(MarkMitigated)
            .PermitReentry(MitigationFailed)
            .PermitReentry(Unacknowledge);

        machine.Configure(Resolved)
            .PermitReentry(Resolve)
            .Permit(StartPostMortem, PostMortem)
            .PermitIf(Close, Closed, When(TransitionGuard.DutiesDone), nameof(TransitionGuard.DutiesDone))
            .PermitIf(Reopen, Investigating, When(TransitionGuard.WithinReopenWindow), nameof(TransitionGuard.WithinReopenWindow))
            .Permit(FalseAlarm, Closed)
            .Permit(MergeInto, Closed)
            .PermitReentry(ChangeSeverity);

        machine.Configure(PostMortem)
            .PermitReentry(StartPostMortem)
            .PermitIf(Close, Closed, When(TransitionGuard.DutiesDone), nameof(TransitionGuard.DutiesDone))
            .PermitIf(Reopen, Investigating, When(TransitionGuard.WithinReopenWindow), nameof(TransitionGuard.WithinReopenWindow));

        machine.Configure(Closed)
            .PermitReentry(Close)
            .PermitIf(Reopen, Investigating, When(TransitionGuard.WithinReopenWindow), nameof(TransitionGuard.WithinReopenWindow))
            .PermitIf(Unmerge, Investigating, When(TransitionGuard.MergedIncident), nameof(TransitionGuard.MergedIncident));

        return machine;

        Func<bool> When(TransitionGuard guard) => () => holds(guard);
    }

    // What every open status can do, whatever it is: end, prove to be nothing or something else, change its severity.
    private static StateMachine<IncidentStatus, IncidentTrigger>.StateConfiguration OpenStatus(
        StateMachine<IncidentStatus, IncidentTrigger> machine,
        IncidentStatus status) =>
        machine.Configure(status)
            .Permit(Resolve, Resolved)
            .Permit(FalseAlarm, Closed)
            .Permit(MergeInto, Closed)
            .PermitReentry(ChangeSeverity);
}
