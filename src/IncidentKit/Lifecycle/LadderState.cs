namespace IncidentKit.Lifecycle;

/// <summary>How far an escalation ladder has come. Part of the key of every decision.</summary>
internal sealed record LadderState
{
    /// <summary>The ladder: the severity's name.</summary>
    public required string Name { get; init; }

    /// <summary>One more each time a ladder starts again within an episode: severity changed, acknowledgement expired, by hand.</summary>
    public required int Run { get; init; }

    /// <summary>From when its steps count.</summary>
    public required DateTimeOffset StartedAt { get; init; }

    /// <summary>The steps that were decided, in order.</summary>
    public IReadOnlyList<StepMark> Steps { get; init; } = [];

    /// <summary>The last mark of a step.</summary>
    /// <param name="stepId">The step's id.</param>
    /// <returns>The mark; <see langword="null"/> while the step is undecided.</returns>
    public StepMark? LastMark(string stepId)
    {
        for (var i = Steps.Count - 1; i >= 0; i--)
        {
            if (Steps[i].StepId == stepId)
                return Steps[i];
        }

        return null;
    }
}
