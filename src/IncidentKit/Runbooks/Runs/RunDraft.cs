using IncidentKit.Aggregates;

namespace IncidentKit.Runbooks.Runs;

/// <summary>A decision in the making: the events so far, the run as they leave it, and what must still be looked up.</summary>
internal sealed class RunDraft(RunState? state, Runbook runbook, RunFacts facts, DateTimeOffset now, string? owner)
{
    private readonly List<RunEvent> _events = [];
    private readonly List<OutgoingMessage> _messages = [];
    private readonly List<string> _cancelGroups = [];
    private readonly List<string> _uniqueKeys = [];
    private readonly SortedSet<string> _roots = new(StringComparer.Ordinal);
    private readonly SortedSet<string> _targets = new(StringComparer.Ordinal);
    private RunState? _state = state;
    private StepState? _probe;

    /// <summary>The run as the events leave it.</summary>
    public RunState State => _state ?? throw new InvalidOperationException("the run has not begun");

    public Runbook Runbook { get; } = runbook;

    public RunFacts Facts { get; } = facts;

    public DateTimeOffset Now { get; } = now;

    /// <summary>The node that makes attempts; null where nothing may be scheduled.</summary>
    public string? Owner { get; } = owner;

    /// <summary>Whether something must be looked up first; then what the draft holds is worth nothing.</summary>
    public bool IsBlocked => _roots.Count > 0 || _targets.Count > 0 || _probe is not null;

    /// <summary>The position of the latest event, for the messages that belong to it.</summary>
    public int LastEvent => _events.Count - 1;

    public RunQuestions Questions => new() { Roots = [.. _roots], Targets = [.. _targets], Probe = _probe };

    /// <summary>The step that the run is at, where it has one that has not ended.</summary>
    public StepState? Open => State.Step(State.Current) is { IsEnded: false } step ? step : null;

    public void Emit(RunEvent happened)
    {
        _events.Add(happened);
        _state = RunApplier.Apply(_state, happened, Now);
    }

    public void Send(OutgoingMessage message) => _messages.Add(message);

    public void CancelMessages(string group) => _cancelGroups.Add(group);

    public void UseOnce(string key) => _uniqueKeys.Add(key);

    /// <summary>Whether the host has answered for all of these names; asks for the others.</summary>
    public bool Has(IReadOnlyList<string> roots)
    {
        var count = _roots.Count;
        foreach (var root in roots)
        {
            if (!Facts.Roots.ContainsKey(root))
                _roots.Add(root);
        }

        return _roots.Count == count;
    }

    /// <summary>Whether the people behind all of these targets are known; asks for the others.</summary>
    public bool HasPeople(IReadOnlyList<string> targets)
    {
        var count = _targets.Count;
        foreach (var target in targets)
        {
            if (!People.IsPerson(target) && !Facts.People.ContainsKey(target))
                _targets.Add(target);
        }

        return _targets.Count == count;
    }

    public void NeedProbe(StepState step) => _probe = step;

    public Decision<RunEvent> ToDecision() => _events.Count == 0
        ? Decision<RunEvent>.Nothing
        : new Decision<RunEvent> { Events = _events, Messages = _messages, CancelGroups = _cancelGroups, UniqueKeys = _uniqueKeys };
}
