using IncidentKit.Decisions;
using IncidentKit.Lifecycle;
using IncidentKit.Policies;
using IncidentKit.Runbooks;
using IncidentKit.Runbooks.Runs;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace IncidentKit.Engine;

/// <summary>Answers what a run asks before it is decided: the host's roots, the people behind targets, the probe of an interrupted attempt. Thread safe.</summary>
internal sealed class RunFactFinder(
    PolicyBook policies,
    TargetDirectory targets,
    ActionRegistry actions,
    IEnumerable<IRunbookRoot> roots,
    IServiceScopeFactory scopes,
    TimeProvider time,
    ILogger<RunFactFinder> logger)
{
    private const int MaxRounds = 32;
    private static readonly TimeSpan Deadline = TimeSpan.FromSeconds(3);

    private readonly Dictionary<string, IRunbookRoot> _roots = roots.GroupBy(root => root.Name, StringComparer.Ordinal).ToDictionary(group => group.Key, group => group.Last(), StringComparer.Ordinal);

    /// <summary>The names of the host's roots.</summary>
    public IReadOnlyCollection<string> RootNames => _roots.Keys;

    /// <summary>Answers until nothing is asked any more.</summary>
    /// <param name="state">The run; <see langword="null"/> before it begins.</param>
    /// <param name="command">What is wanted of it.</param>
    /// <param name="runbook">Its runbook.</param>
    /// <param name="incident">Its incident.</param>
    /// <param name="now">The time.</param>
    /// <param name="cancellationToken">Cancelled when the caller gives up.</param>
    /// <returns>The facts.</returns>
    public async ValueTask<RunFacts> FindAsync(RunState? state, RunCommand command, Runbook runbook, Incident? incident, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var policy = incident is null ? policies.Current : await policies.FindAsync(incident.Tenant, incident.PolicyHash, cancellationToken).ConfigureAwait(false);
        var facts = new RunFacts
        {
            Incident = incident,
            IncidentView = incident is null ? null : new IncidentView(incident),
            Actions = actions.Facts,
            DefaultApprovers = [.. (policy.AssignFrom is { } schedule ? [schedule] : Array.Empty<Target>()).Concat(policy.Fallback).Select(target => target.ToString())],
        };
        for (var round = 0; round < MaxRounds; round++)
        {
            var questions = RunDecider.Questions(state, command, runbook, facts, now);
            if (questions.IsEmpty)
                return facts;
            facts = await AnswerAsync(questions, state, command, facts, runbook, policy, now, cancellationToken).ConfigureAwait(false);
        }

        throw new IncidentKitException($"the runbook {runbook.Id} asks without end");
    }

    private async ValueTask<RunFacts> AnswerAsync(RunQuestions questions, RunState? state, RunCommand command, RunFacts facts, Runbook runbook, Policy policy, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var found = new Dictionary<string, RootFact>(facts.Roots, StringComparer.Ordinal);
        var context = new RunbookRootContext
        {
            Incident = facts.Incident,
            RunbookId = runbook.Id,
            RunId = state?.RunId ?? (command as RunCommand.Start)?.RunId ?? "",
            AlertLabels = LabelsOf(state?.Alert ?? (command as RunCommand.Start)?.Alert),
        };
        foreach (var name in questions.Roots)
            found[name] = await ReadRootAsync(name, context, cancellationToken).ConfigureAwait(false);

        var unbound = new List<string>(facts.Unbound);
        var people = new Dictionary<string, IReadOnlyList<string>>(facts.People, StringComparer.Ordinal);
        foreach (var word in questions.Targets)
        {
            var answer = await WhoAsync(word, facts.Incident, policy, now, cancellationToken).ConfigureAwait(false);
            people[word] = answer.People;
            if (!answer.Bound && !unbound.Contains(word))
                unbound.Add(word);
        }

        var probe = facts.Probe;
        if (questions.Probe is { } step && state is not null)
            probe = await ProbeAsync(step, state, runbook, facts.Incident, cancellationToken).ConfigureAwait(false);
        return facts with { Roots = found, People = people, Unbound = unbound, Probe = probe };
    }

    private async ValueTask<RootFact> ReadRootAsync(string name, RunbookRootContext context, CancellationToken cancellationToken)
    {
        if (!_roots.TryGetValue(name, out var root))
            return RootFact.Missing;
        try
        {
            // Real time guards against foreign code that hangs or blocks; it decides nothing.
            var value = await Task.Run(() => root.ReadAsync(context, cancellationToken).AsTask(), cancellationToken)
                .WaitAsync(Deadline, TimeProvider.System, cancellationToken).ConfigureAwait(false);
            return value is null ? RootFact.Missing : RootFact.Of(value);
        }
        catch (Exception exception) when (exception is not OperationCanceledException || !cancellationToken.IsCancellationRequested)
        {
            Log.RootFailed(logger, name, exception);
            return RootFact.Missing;
        }
    }

    private async ValueTask<TargetAnswer> WhoAsync(string word, Incident? incident, Policy policy, DateTimeOffset now, CancellationToken cancellationToken)
    {
        if (!Target.TryParse(word, out var target))
            return TargetAnswer.Unbound;
        if (target.Kind == TargetKind.Role && FoldedName.Same(target.Name, "assignee"))
            return incident?.Owner is { } owner ? new TargetAnswer(true, [owner]) : TargetAnswer.Unbound;
        return (await targets.ResolveAsync([target], policy, now, cancellationToken).ConfigureAwait(false))[target];
    }

    private async ValueTask<ProbeResult> ProbeAsync(StepState step, RunState state, Runbook runbook, Incident? incident, CancellationToken cancellationToken)
    {
        try
        {
            var scope = scopes.CreateAsyncScope();
            await using var disposing = scope.ConfigureAwait(false);
            var name = ActionContexts.ActionOf(runbook, step);
            if (actions.Find(name)?.Create(scope.ServiceProvider) is not IRunbookProbe probe)
                return ProbeResult.Unknown;
            var attempt = ActionContexts.Create(state, step, name, incident, time);
            return await Task.Run(() => probe.ProbeAsync(attempt, cancellationToken).AsTask(), cancellationToken)
                .WaitAsync(Deadline, TimeProvider.System, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception exception) when (exception is not OperationCanceledException || !cancellationToken.IsCancellationRequested)
        {
            Log.AttemptFailed(logger, step.Attempt?.Key ?? step.Path, "probe", exception.Message);
            return ProbeResult.Unknown;
        }
    }

    private static IReadOnlyDictionary<string, string> LabelsOf(IReadOnlyDictionary<string, object?>? alert) =>
        alert is not null && alert.TryGetValue("labels", out var labels) && labels is IReadOnlyDictionary<string, object?> map
            ? map.Where(pair => pair.Value is string).ToDictionary(pair => pair.Key, pair => (string)pair.Value!, StringComparer.Ordinal)
            : new Dictionary<string, string>();
}
