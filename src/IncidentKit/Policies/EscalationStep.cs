namespace IncidentKit.Policies;

/// <summary>One step of a ladder.</summary>
public sealed record EscalationStep
{
    /// <summary>Its name, unique in its ladder: a decision's key holds it, so that steps may be moved.</summary>
    public required string Id { get; init; }

    /// <summary>How long after <see cref="From"/> it fires.</summary>
    public required TimeSpan After { get; init; }

    /// <summary>From when <see cref="After"/> counts. Default <see cref="EscalationStepOrigin.Detection"/>.</summary>
    public EscalationStepOrigin From { get; init; }

    /// <summary>What keeps it from firing. Default <see cref="EscalationUnless.Resolved"/>.</summary>
    public EscalationUnless Unless { get; init; }

    /// <summary>Whom it tells.</summary>
    public IReadOnlyList<Target> Notify { get; init; } = [];

    /// <summary>What it does beside.</summary>
    public IReadOnlyList<EscalationActionRef> Do { get; init; } = [];

    /// <summary>How it repeats; <see langword="null"/>: it fires once.</summary>
    public StepRepeat? Repeat { get; init; }

    /// <summary>A condition, an expression over <c>incident</c> and the report's fields; <see langword="null"/>: always. Recorded; this version does not act on it.</summary>
    public string? When { get; init; }

    /// <summary>What it does where nobody is found. Default <see cref="EscalationWhenEmpty.Next"/>, the only one that this version acts on.</summary>
    public EscalationWhenEmpty WhenEmpty { get; init; }

    /// <summary>At which hours it fires. Default <see cref="EscalationHours.Any"/>, the only ones that this version acts on.</summary>
    public EscalationHours Hours { get; init; }

    /// <summary>Which of <see cref="Notify"/> are told. Default <see cref="EscalationPick.All"/>, the only one that this version acts on.</summary>
    public EscalationPick Pick { get; init; }

    /// <summary>Whether its own <see cref="Notify"/> are pages: it holds <see cref="EscalationActionRef.PageOnCall"/>.</summary>
    public bool PagesOnCall => Do.Any(action => action.Name == EscalationActionRef.PageOnCall);
}
