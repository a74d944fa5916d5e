using IncidentKit.Runbooks;
using IncidentKit.Runbooks.Runs;

namespace IncidentKit.Simulation;

/// <summary>Tries a runbook in simulated time, without touching anything: the very decisions that a real run takes, with scripted actions. Pure and thread safe.</summary>
public static class RunbookSimulator
{
    private const string Owner = "simulator";
    private const string Starter = "user:simulation";
    private const string DefaultApprover = "schedule:on-call";

    /// <summary>Actions that a simulation can stand for without a script: they tell people something, and return nothing.</summary>
    public static IReadOnlyList<string> BuiltInActions { get; } = ["notify", "page_on_call"];

    /// <summary>The actions of a runbook that are neither scripted nor built in.</summary>
    /// <param name="runbook">The runbook.</param>
    /// <param name="script">The script.</param>
    /// <returns>Their names, each once, in the order of the runbook.</returns>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    public static IReadOnlyList<string> UnscriptedActions(Runbook runbook, RunbookScript script)
    {
        ArgumentNullException.ThrowIfNull(runbook);
        ArgumentNullException.ThrowIfNull(script);
        return [.. runbook.Tree.All.Select(s => s.Action).Distinct(StringComparer.Ordinal).Where(a => !script.Actions.Contains(a) && !BuiltInActions.Contains(a))];
    }

    /// <summary>Runs a runbook to its end, or until only a person could bring it on.</summary>
    /// <param name="simulation">The runbook and its world. A call of an action that is neither scripted nor built in fails.</param>
    /// <returns>What happened.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="simulation"/> is null.</exception>
    /// <exception cref="ArgumentException">The context holds something that is no plain data.</exception>
    public static RunTrace Run(RunbookSimulation simulation)
    {
        ArgumentNullException.ThrowIfNull(simulation);
        return new World(simulation).Run();
    }

    private sealed class World
    {
        private readonly RunbookSimulation _simulation;
        private readonly Runbook _runbook;
        private readonly Dictionary<string, int> _calls = new(StringComparer.Ordinal);
        private readonly Dictionary<string, object?> _context = new(StringComparer.Ordinal);
        private readonly RunFacts _facts;
        private RunState? _state;
        private DateTimeOffset _now;

        public World(RunbookSimulation simulation)
        {
            _simulation = simulation;
            _runbook = simulation.Runbook;
            _now = simulation.StartAt;
            foreach (var (name, value) in simulation.Context)
            {
                _context[name] = FrozenData.TryFreeze(value, out var frozen, out var problem)
                    ? frozen
                    : throw new ArgumentException($"'{name}' in the context can't be used: {problem}", nameof(simulation));
            }

            _facts = new RunFacts
            {
                IncidentView = _context.GetValueOrDefault("incident"),
                DefaultApprovers = [DefaultApprover],
                Actions = _runbook.Tree.All.Select(s => s.Action).Distinct(StringComparer.Ordinal).ToDictionary(a => a, FactOf, StringComparer.Ordinal),
            };
        }

        private RunState State => _state!;

        public RunTrace Run()
        {
            Handle(new RunCommand.Start
            {
                Owner = Owner,
                RunId = _simulation.RunId ?? $"sim-{_runbook.Id}",
                StartedBy = Starter,
                TriggerKey = "simulation",
                Alert = _context.GetValueOrDefault("alert") as IReadOnlyDictionary<string, object?>,
                DryRun = _simulation.DryRun,
            });
            while (!State.IsEnded && State.PausedBecause is null)
            {
                var step = State.Step(State.Current);
                if (step is { Uncertain: not null })
                    break;
                if (step is { Attempt: { } attempt })
                    Attempt(step, attempt);
                else if (step is not { Status: StepStatus.WaitingApproval } || !Answer(step))
                    Wait();
            }

            return RunTrace.Of(State, _runbook);
        }

        private ActionFact FactOf(string action) => new() { StandIns = [.. _simulation.Script.ResultsOf(action).Select(r => r.Output)] };

        private void Wait()
        {
            var due = RunClock.NextDue(State) ?? throw new InvalidOperationException("the run waits for nothing");
            _now = due > _now ? due : _now;
            Handle(new RunCommand.Advance { Owner = Owner });
        }

        private void Attempt(StepState step, AttemptState attempt)
        {
            var (outcome, delay) = Call(_runbook.Tree[step.Path].Action);
            var end = _now + delay;
            if (end > attempt.Deadline)
                (end, outcome) = (attempt.Deadline, AttemptOutcome.Late);
            if (end > State.Deadline)
            {
                // The whole run is late first: its attempt is cancelled, and gives up at once.
                _now = State.Deadline;
                Handle(new RunCommand.Advance { Owner = Owner });
                (end, outcome) = (_now, AttemptOutcome.Cancelled);
            }

            _now = end;
            Handle(new RunCommand.CompleteAttempt { Owner = Owner, Path = step.Path, Attempt = attempt.Number, Fence = attempt.Fence, Outcome = outcome });
        }

        private (AttemptOutcome Outcome, TimeSpan Delay) Call(string action)
        {
            var call = _calls.GetValueOrDefault(action);
            _calls[action] = call + 1;
            var results = _simulation.Script.ResultsOf(action);
            if (results.Count == 0)
            {
                return BuiltInActions.Contains(action)
                    ? (AttemptOutcome.Returned(null), TimeSpan.Zero)
                    : (AttemptOutcome.Failed("unscripted", $"no result is scripted for action '{action}'"), TimeSpan.Zero);
            }

            var result = results[Math.Min(call, results.Count - 1)];
            return (result.Error is { } error ? AttemptOutcome.Failed("action", error) : AttemptOutcome.Returned(result.Output), result.Delay);
        }

        private bool Answer(StepState state)
        {
            var step = _runbook.Tree[state.Path];
            var approval = state.Approval!;
            var answer = _simulation.Approve?.Invoke(new RunbookApprovalQuestion
            {
                ApprovalId = approval.Id,
                StepId = step.Id,
                StepName = step.Name,
                Action = step.Action,
                Target = state.Target,
                Params = state.Params,
                Message = state.Message,
                Approvers = approval.Targets,
                Timeout = step.Approval!.Timeout,
            });
            if (answer is not { } approve)
                return false;

            // One answer of the caller stands for all the people that are needed.
            for (var i = 0; i < approval.Min && State.Step(state.Path) is { Status: StepStatus.WaitingApproval }; i++)
                Handle(new RunCommand.AnswerApproval { Owner = Owner, ApprovalId = approval.Id, Approve = approve, By = $"user:approver-{i + 1}" });
            return true;
        }

        private void Handle(RunCommand command)
        {
            // Approvals are given by people who exist only here: they stand for whoever is asked.
            var facts = _facts;
            while (RunDecider.Questions(_state, command, _runbook, facts, _now) is { IsEmpty: false } questions)
            {
                facts = facts with
                {
                    Roots = facts.Roots.Concat(questions.Roots.Select(r => KeyValuePair.Create(r, _context.TryGetValue(r, out var value) ? RootFact.Of(value) : RootFact.Missing))).ToDictionary(StringComparer.Ordinal),
                    People = facts.People.Concat(questions.Targets.Select(t => KeyValuePair.Create(t, Crowd))).ToDictionary(StringComparer.Ordinal),
                };
            }

            foreach (var happened in RunDecider.Decide(_state, command, _runbook, facts, _now).Events)
                _state = RunApplier.Apply(_state, happened, _now);
        }

        private static IReadOnlyList<string> Crowd { get; } = [.. Enumerable.Range(1, 10).Select(i => $"user:approver-{i}")];
    }
}
