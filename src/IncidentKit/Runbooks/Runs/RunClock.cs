namespace IncidentKit.Runbooks.Runs;

/// <summary>When a run must be looked at next: derived from its state, never stored by itself.</summary>
internal static class RunClock
{
    /// <summary>How long a node that has said nothing still holds a run.</summary>
    public static TimeSpan Lease { get; } = TimeSpan.FromSeconds(30);

    /// <summary>How often the node renews it.</summary>
    public static TimeSpan Heartbeat { get; } = TimeSpan.FromSeconds(10);

    /// <summary>How long after the lease another node takes over.</summary>
    public static TimeSpan TakeOverWait { get; } = TimeSpan.FromSeconds(10);

    /// <summary>How long a cancelled attempt may take to give up.</summary>
    public static TimeSpan CancelGrace { get; } = TimeSpan.FromSeconds(10);

    /// <summary>How long a grant may lie unused.</summary>
    public static TimeSpan GrantLife { get; } = TimeSpan.FromMinutes(15);

    /// <summary>How often people are asked about an uncertain step.</summary>
    public static TimeSpan UncertainReminder { get; } = TimeSpan.FromMinutes(15);

    /// <summary>How often a missing action is looked for.</summary>
    public static TimeSpan PauseCheck { get; } = TimeSpan.FromMinutes(1);

    /// <summary>The earliest clock; null where nothing is ever due. A lower bound: waking then and finding nothing is free.</summary>
    public static DateTimeOffset? NextDue(RunState state)
    {
        if (state.IsEnded)
            return null;
        if (state.Ending is { GraceUntil: { } grace })
            return grace;
        var step = state.Step(state.Current);
        var own = step is null || step.IsEnded || step.InFallback ? state.EndedAt ?? state.StartedAt : StepDue(state, step);
        return state.Ending is not null || own < state.Deadline ? own : state.Deadline;
    }

    private static DateTimeOffset StepDue(RunState state, StepState step)
    {
        if (step.Attempt is { } attempt)
        {
            var takeOver = (state.LeaseUntil ?? attempt.Deadline) + TakeOverWait;
            return attempt.Overdue || takeOver < attempt.Deadline ? takeOver : attempt.Deadline;
        }

        if (step.Status == StepStatus.WaitingApproval)
            return step.Approval!.Deadline;
        if (step.Uncertain is { } question)
            return question.RemindAt;
        return state.PausedUntil ?? step.DueAt ?? step.StartedAt;
    }
}
