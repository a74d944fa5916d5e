using IncidentKit.Clocks;
using IncidentKit.Escalation;
using IncidentKit.Lifecycle;
using IncidentKit.Policies;

namespace IncidentKit.Decisions;

/// <summary>What must be looked up before an incident can be decided. Pure: the first half of a decision.</summary>
internal sealed record IncidentQuestions
{
    /// <summary>The targets whose people the decision needs.</summary>
    public required IReadOnlyList<Target> Targets { get; init; }

    /// <summary>The questions of a declaration.</summary>
    /// <param name="policy">The policy.</param>
    /// <returns>The questions.</returns>
    /// <remarks>The severity is not known yet; every ladder's first steps may be wanted, and they name few targets between them.</remarks>
    public static IncidentQuestions ForDeclaration(Policy policy)
    {
        var targets = new List<Target>();
        if (policy.AssignFrom is { } schedule)
            targets.Add(schedule);
        foreach (var ladder in policy.Escalation.Values)
            AddSteps(targets, ladder.Steps.Where(step => step.After <= MaxHeadStart));
        Add(targets, policy.Fallback);
        return new IncidentQuestions { Targets = targets };
    }

    /// <summary>The questions of a command, or of a pass over the clocks.</summary>
    /// <param name="state">The incident.</param>
    /// <param name="startsLadder">Whether the command may start a ladder (a changed severity, reopening).</param>
    /// <param name="policy">The policy.</param>
    /// <param name="now">The time.</param>
    /// <returns>The questions.</returns>
    public static IncidentQuestions For(IncidentState state, bool startsLadder, Policy policy, DateTimeOffset now)
    {
        var targets = new List<Target>();
        if (startsLadder)
        {
            if (policy.AssignFrom is { } schedule)
                targets.Add(schedule);
            foreach (var ladder in policy.Escalation.Values)
                AddSteps(targets, ladder.Steps);
        }
        else if (IncidentClocks.Of(state, policy).Any(clock => clock.DueAt <= now))
        {
            if (state.Incident.Owner is null && policy.AssignFrom is { } schedule)
                targets.Add(schedule);
            AddSteps(targets, LadderSchedule.Pending(state, policy).Where(due => due.DueAt <= now).Select(due => due.Step));
            AddSteps(targets, policy.LadderOf(state.Ladder.Name).Steps.Where(step => step.From == EscalationStepOrigin.Previous || step.After <= TimeSpan.Zero));
        }

        if (targets.Count > 0)
            Add(targets, policy.Fallback);
        return new IncidentQuestions { Targets = targets };
    }

    /// <summary>A ladder that starts at detection may start this much before the declaration.</summary>
    internal static readonly TimeSpan MaxHeadStart = TimeSpan.FromMinutes(15);

    private static void AddSteps(List<Target> targets, IEnumerable<EscalationStep> steps)
    {
        foreach (var step in steps)
        {
            Add(targets, step.Notify);
            if (step.Do.Any(action => action.Name == EscalationActionRef.NotifyManagement))
                Add(targets, [IncidentDraft.Management]);
        }
    }

    private static void Add(List<Target> targets, IReadOnlyList<Target> more)
    {
        foreach (var target in more)
        {
            if (!targets.Contains(target))
                targets.Add(target);
        }
    }
}
