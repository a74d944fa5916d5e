using System.Text.Json;
using IncidentKit.Aggregates;
using IncidentKit.Runbooks;
using IncidentKit.Runbooks.Runs;

namespace IncidentKit.Tests.Runbooks;

/// <summary>One run, its store and its host, as plain values: every decision goes through JSON, as it would through a store.</summary>
internal sealed class RunWorld
{
    public static readonly DateTimeOffset Start = new(2026, 1, 5, 9, 0, 0, TimeSpan.Zero);

    public RunWorld(Runbook runbook) => Runbook = runbook;

    public Runbook Runbook { get; }

    public DateTimeOffset Now { get; set; } = Start;

    public RunState? State { get; private set; }

    public List<(RunEvent Event, DateTimeOffset At)> Events { get; } = [];

    public List<OutgoingMessage> Messages { get; } = [];

    public List<string> Cancelled { get; } = [];

    public Dictionary<string, object?> Roots { get; } = new() { ["metrics"] = new Dictionary<string, object?> { ["cpu_percent"] = 95L }, ["current_replicas"] = 3L };

    public Dictionary<string, ActionFact> Actions { get; } = [];

    public ProbeResult Probe { get; set; } = ProbeResult.Unknown;

    public IReadOnlyList<string> DefaultApprovers { get; set; } = ["schedule:on-call"];

    public Dictionary<string, IReadOnlyList<string>> People { get; } = new() { ["schedule:on-call"] = ["user:ana"] };

    public Incident? Incident { get; set; }

    public Dictionary<string, object?> Alert { get; } = new()
    {
        ["name"] = "service_unavailable",
        ["labels"] = new Dictionary<string, object?> { ["service"] = "payments" },
    };

    public RunState Run => State!;

    public IEnumerable<AttemptStarted> Attempts => Events.Select(e => e.Event).OfType<AttemptStarted>();

    public RunWorld Begin(string? owner = "node-1", string startedBy = "user:starter", bool dryRun = false)
    {
        foreach (var step in Runbook.Tree.All)
            Actions.TryAdd(step.Action, new ActionFact());
        Do(new RunCommand.Start { Owner = owner, RunId = "r1", StartedBy = startedBy, TriggerKey = "t1", Alert = Alert, IncidentId = Incident?.Id, DryRun = dryRun });
        return this;
    }

    public Decision<RunEvent> Do(RunCommand command)
    {
        var facts = new RunFacts { Actions = Actions, DefaultApprovers = DefaultApprovers, Incident = Incident };
        for (var round = 0; RunDecider.Questions(State, command, Runbook, facts, Now) is { IsEmpty: false } questions; round++)
        {
            Assert.True(round < 20, "the questions do not end");
            facts = facts with
            {
                Roots = facts.Roots.Concat(questions.Roots.Select(r => KeyValuePair.Create(r, Roots.TryGetValue(r, out var v) ? RootFact.Of(v) : RootFact.Missing))).ToDictionary(),
                People = facts.People.Concat(questions.Targets.Select(t => KeyValuePair.Create(t, People.GetValueOrDefault(t, [])))).ToDictionary(),
                Probe = questions.Probe is null ? facts.Probe : Probe,
            };
        }

        var decision = RunDecider.Decide(State, command, Runbook, facts, Now);
        foreach (var happened in decision.Events)
        {
            var stored = Stored(happened);
            Events.Add((stored, Now));
            State = RunApplier.Apply(State, stored, Now);
        }

        Messages.AddRange(decision.Messages);
        Cancelled.AddRange(decision.CancelGroups);
        if (State is not null)
            State = Restored(State);
        return decision;
    }

    public void Advance(string? owner = "node-1") => Do(new RunCommand.Advance { Owner = owner });

    /// <summary>Turns the clock to what is due next, and does it.</summary>
    public void Wake(string owner = "node-1")
    {
        var due = RunClock.NextDue(Run)!.Value;
        Now = due > Now ? due : Now;
        Advance(owner);
    }

    public void Complete(AttemptOutcome outcome, string? owner = "node-1")
    {
        var step = Run.Step(Run.Current)!;
        var attempt = step.Attempt ?? throw new InvalidOperationException($"'{step.Path}' is {step.Status}");
        Do(new RunCommand.CompleteAttempt { Owner = owner, Path = step.Path, Attempt = attempt.Number, Fence = attempt.Fence, Outcome = outcome });
    }

    public void Return(object? output = null) => Complete(AttemptOutcome.Returned(output));

    public void FailAttempt(string message = "it broke") => Complete(AttemptOutcome.Failed("action", message));

    public void Approve(string by = "ana", string? owner = "node-1") => Answer(true, by, owner);

    public void Deny(string by = "ana", string? owner = "node-1") => Answer(false, by, owner);

    public StepState Step(string path) => Run.Step(path) ?? throw new InvalidOperationException($"the run has not come to '{path}'");

    public string Told() => string.Join(' ', Run.Steps.Select(s => $"{s.Path}={RunWords.Of(s.Status)}[{s.Attempts}]"));

    public RunState Replay()
    {
        RunState? state = null;
        foreach (var (happened, at) in Events)
            state = RunApplier.Apply(state, happened, at);
        return state!;
    }

    public static string Json(RunState state) => JsonSerializer.Serialize(state, RunJsonContext.Default.RunState);

    private void Answer(bool approve, string by, string? owner) =>
        Do(new RunCommand.AnswerApproval { Owner = owner, ApprovalId = $"r1-a{Run.Approvals}", Approve = approve, By = by });

    private static RunEvent Stored(RunEvent happened)
    {
        var json = JsonSerializer.Serialize(happened, RunJsonContext.Default.RunEvent);
        var read = JsonSerializer.Deserialize(json, RunJsonContext.Default.RunEvent)!;
        Assert.Equal(json, JsonSerializer.Serialize(read, RunJsonContext.Default.RunEvent));
        Assert.StartsWith($"{{\"kind\":\"{happened.Kind}\"", json, StringComparison.Ordinal);
        return read;
    }

    private static RunState Restored(RunState state)
    {
        var json = Json(state);
        var read = JsonSerializer.Deserialize(json, RunJsonContext.Default.RunState)!;
        Assert.Equal(json, Json(read));
        return read;
    }
}
