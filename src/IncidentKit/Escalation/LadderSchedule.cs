using IncidentKit.Lifecycle;
using IncidentKit.Policies;

namespace IncidentKit.Escalation;

/// <summary>When the steps of an incident's ladder are due. Pure: the same state and policy give the same answer.</summary>
internal static class LadderSchedule
{
    /// <summary>Every step that is still to be decided and that nothing holds back, with the instant it is due.</summary>
    /// <param name="state">The incident.</param>
    /// <param name="policy">Its policy.</param>
    /// <returns>The steps in the order of the ladder.</returns>
    public static IEnumerable<DueStep> Pending(IncidentState state, Policy policy)
    {
        var severity = policy.FindSeverity(state.Ladder.Name);
        if (severity is null || severity.Mode == SeverityMode.Track)
            yield break;

        EscalationStep? previous = null;
        foreach (var step in policy.LadderOf(state.Ladder.Name).Steps)
        {
            var mark = state.Ladder.LastMark(step.Id);
            if (!IsHeld(step, state))
            {
                if (mark is null)
                {
                    if (OriginOf(step, previous, state) is { } origin)
                        yield return new DueStep(step, 0, origin + step.After);
                }
                else if (step.Repeat is { } repeat && mark.Round < repeat.Times && !mark.Passed)
                {
                    yield return new DueStep(step, mark.Round + 1, NextRound(mark.At, repeat.Every, state));
                }
            }

            previous = step;
        }
    }

    /// <summary>Every step that was never decided, held back or not, with the instant it would be due.</summary>
    /// <param name="state">The incident.</param>
    /// <param name="policy">Its policy.</param>
    /// <returns>The steps in the order of the ladder.</returns>
    public static IEnumerable<DueStep> Undecided(IncidentState state, Policy policy)
    {
        EscalationStep? previous = null;
        foreach (var step in policy.LadderOf(state.Ladder.Name).Steps)
        {
            if (state.Ladder.LastMark(step.Id) is null && OriginOf(step, previous, state) is { } origin)
                yield return new DueStep(step, 0, origin + step.After);
            previous = step;
        }
    }

    /// <summary>How many repetitions after this one are overdue as well; they collapse into it.</summary>
    /// <param name="due">The step.</param>
    /// <param name="now">The time.</param>
    /// <returns>The number; 0 where it stands for itself alone.</returns>
    public static int Overdue(DueStep due, DateTimeOffset now)
    {
        if (due.Round == 0 || due.Step.Repeat is not { } repeat || repeat.Every <= TimeSpan.Zero)
            return 0;
        var late = (long)((now - due.DueAt) / repeat.Every);
        return (int)Math.Min(late, repeat.Times - due.Round);
    }

    /// <summary>Whether what the step would hurry has happened already.</summary>
    private static bool IsHeld(EscalationStep step, IncidentState state) => step.Unless switch
    {
        // Who took it before the severity was raised has not taken this ladder: newcomers are paged.
        EscalationUnless.Acknowledged => state.Incident.AcknowledgedAt is { } at && (at >= state.Ladder.StartedAt || state.Ladder.Run == 1),
        EscalationUnless.Mitigated => state.Incident.MitigatedAt is not null,
        _ => false,
    };

    /// <summary>The next repetition; after a move to another policy the first of its cadence that is not before the move. None is lost by it.</summary>
    private static DateTimeOffset NextRound(DateTimeOffset last, TimeSpan every, IncidentState state)
    {
        var next = last + every;
        if (state.PolicyMovedAt is not { } moved || next >= moved || every <= TimeSpan.Zero)
            return next;
        var whole = (moved - last).Ticks / every.Ticks;
        var at = last + (every * whole);
        return at < moved ? at + every : at;
    }

    private static DateTimeOffset? OriginOf(EscalationStep step, EscalationStep? previous, IncidentState state) =>
        step.From == EscalationStepOrigin.Previous && previous is not null
            ? state.Ladder.Steps.FirstOrDefault(mark => mark.StepId == previous.Id)?.At
            : state.Ladder.StartedAt;
}
