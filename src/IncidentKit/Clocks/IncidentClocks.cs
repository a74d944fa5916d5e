using IncidentKit.Escalation;
using IncidentKit.Lifecycle;
using IncidentKit.Policies;

namespace IncidentKit.Clocks;

/// <summary>The clocks of an incident, derived from its state and its policy. Nothing stores them: a clock can't leak, get lost, or outlive its reason.</summary>
internal static class IncidentClocks
{
    /// <summary>Target names, as the policy and the timeline write them.</summary>
    public const string Acknowledge = "acknowledge";

    /// <inheritdoc cref="Acknowledge"/>
    public const string Mitigate = "mitigate";

    /// <inheritdoc cref="Acknowledge"/>
    public const string Resolve = "resolve";

    /// <summary>Every clock that runs.</summary>
    /// <param name="state">The incident.</param>
    /// <param name="policy">Its policy.</param>
    /// <returns>The clocks, in no particular order.</returns>
    public static IEnumerable<Clock> Of(IncidentState state, Policy policy)
    {
        var incident = state.Incident;
        if (!incident.IsOpen || policy.FindSeverity(incident.Severity) is not { } severity)
            yield break;

        foreach (var step in LadderSchedule.Pending(state, policy))
            yield return new Clock(ClockKind.Escalation, step.DueAt) { Step = step };

        if (incident.AcknowledgedAt is null && TargetOf(state, Acknowledge, severity, policy) is { } acknowledge)
            yield return new Clock(ClockKind.Target, acknowledge, Acknowledge);
        if (incident.MitigatedAt is null && TargetOf(state, Mitigate, severity, policy) is { } mitigate)
            yield return new Clock(ClockKind.Target, mitigate, Mitigate);
        if (TargetOf(state, Resolve, severity, policy) is { } resolve)
            yield return new Clock(ClockKind.Target, resolve, Resolve);

        if (UpdateRuleOf(incident, policy) is { } update && update.Every > TimeSpan.Zero)
            yield return new Clock(ClockKind.Update, state.PromisedUpdateAt ?? NextUpdate(state, update.Every), update.Audience) { Update = update };

        if (state.ConfirmSeverityAt is { } confirm)
            yield return new Clock(ClockKind.ConfirmSeverity, confirm);

        if (incident.AcknowledgedAt is { } acknowledged && severity.AcknowledgementExpires is { } expires)
            yield return new Clock(ClockKind.AcknowledgementExpiry, (state.LastResponderActAt ?? acknowledged) + expires);
    }

    /// <summary>The earliest clock; where two are due at once, the one that is named first in <see cref="ClockKind"/>.</summary>
    /// <param name="state">The incident.</param>
    /// <param name="policy">Its policy.</param>
    /// <returns>The clock; <see langword="null"/> where none runs.</returns>
    public static Clock? Next(IncidentState state, Policy policy)
    {
        Clock? next = null;
        foreach (var clock in Of(state, policy))
        {
            if (next is not { } best || clock.DueAt < best.DueAt || (clock.DueAt == best.DueAt && clock.Kind < best.Kind))
                next = clock;
        }

        return next;
    }

    /// <summary>The cadence of status updates that holds for the incident.</summary>
    /// <param name="incident">The incident.</param>
    /// <param name="policy">Its policy.</param>
    /// <returns>The first rule for its severity; <see langword="null"/> where there is none.</returns>
    public static UpdateRule? UpdateRuleOf(Incident incident, Policy policy)
    {
        foreach (var rule in policy.Updates)
        {
            var over = rule.Until == UpdateUntil.Mitigated && incident.MitigatedAt is not null;
            if (rule.AppliesTo(incident.Severity) && !over)
                return rule;
        }

        return null;
    }

    /// <summary>When a target ends: it runs from the start of the ladder, but after a change of severity never ends before the new acknowledge target from the change, and after a move never before the move.</summary>
    private static DateTimeOffset? TargetOf(IncidentState state, string name, SeverityDefinition severity, Policy policy)
    {
        if (state.MissedTargets.Contains(name))
            return null;
        var target = name switch
        {
            Acknowledge => severity.Targets.Acknowledge,
            Mitigate => severity.Targets.Mitigate,
            _ => severity.Targets.Resolve,
        };
        if (target is not { } length)
            return null;
        var end = length.AddTo(state.Incident.EscalatesFrom, policy.Calendar, policy.Sprint);
        if (state.SeverityChangedAt is { } changed && NoticeFrom(changed, severity, policy) is var afterChange && end < afterChange)
            end = afterChange;

        // What another policy promises can't have been missed before the incident was moved to it.
        return state.PolicyMovedAt is { } moved && end < moved ? NoticeFrom(moved, severity, policy) : end;
    }

    private static DateTimeOffset NoticeFrom(DateTimeOffset at, SeverityDefinition severity, Policy policy) =>
        severity.Targets.Acknowledge?.AddTo(at, policy.Calendar, policy.Sprint) ?? at;

    /// <summary>An update that is overdue by the cadence of the policy that the incident was moved to is due at the move.</summary>
    private static DateTimeOffset NextUpdate(IncidentState state, TimeSpan every)
    {
        var next = state.UpdatesCountFrom + every;
        return state.PolicyMovedAt is { } moved && next < moved ? moved : next;
    }
}
