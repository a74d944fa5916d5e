using IncidentKit.Runbooks;
using IncidentKit.Storage;
using IncidentKit.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace IncidentKit.Samples.QuickStart;

/// <summary>Turns the clock from one thing that is due to the next: the engine's own, or a person's. It keeps nothing: where the story stands is in the store.</summary>
internal sealed class Driver
{
    private static readonly string[] Kinds = [AggregateKinds.Incident, AggregateKinds.Run, AggregateKinds.Duty, AggregateKinds.Signal];

    private readonly ManualTimeProvider _clock;
    private readonly Teller _teller;
    private readonly IIncidentManager _incidents;
    private readonly IIncidentEngine _engine;
    private readonly IRunbookManager _runbooks;
    private readonly IIncidentStore _store;
    private readonly Scenario _scenario;

    public Driver(IServiceProvider provider, ManualTimeProvider clock, Teller teller)
    {
        _clock = clock;
        _teller = teller;
        _incidents = provider.GetRequiredService<IIncidentManager>();
        _engine = provider.GetRequiredService<IIncidentEngine>();
        _runbooks = provider.GetRequiredService<IRunbookManager>();
        _store = provider.GetRequiredService<IIncidentStore>();
        _scenario = new Scenario(_incidents, _runbooks);
    }

    /// <summary>Plays the story to its end.</summary>
    /// <returns>The incident, closed.</returns>
    public async Task<Incident> RunAsync()
    {
        await _store.InitializeAsync(CancellationToken.None);
        var id = await FindAsync() ?? await OpenAsync();
        while (true)
        {
            // Everything that is due now happens here: decisions, notifications, steps of the runbook.
            var next = await _engine.RunDueAsync();
            await TellAsync(id);
            var state = await ReadAsync(id);
            var turn = NextTurn(state);
            if (turn is not null && (next is null || turn.At <= next))
            {
                TurnTo(turn.At);
                _teller.Narrate(_clock.GetUtcNow(), turn.Said);
                await turn.Play();
            }
            else if (next is { } due)
            {
                TurnTo(due);
            }
            else
            {
                return state.Incident;
            }
        }
    }

    /// <summary>An incident that an earlier run left: the clock stands where that run stopped.</summary>
    private async Task<IncidentId?> FindAsync()
    {
        if (await _incidents.FindByNumberAsync("1") is not { } incident)
            return null;
        TurnTo(await CommittedAtAsync());
        _teller.Resume(incident, await _incidents.ReadTimelineAsync(incident.Id), _clock.GetUtcNow());
        return incident.Id;
    }

    private async Task<IncidentId> OpenAsync()
    {
        _teller.Begin(_clock.GetUtcNow());
        _teller.Narrate(_clock.GetUtcNow(), "A message from Alertmanager: RigHighErrorRate fires for the service checkout.");
        return await _scenario.OpenAsync();
    }

    /// <summary>What a person does next: the next scene, or the answer to the runbook's question where that comes first.</summary>
    private PersonsTurn? NextTurn(StoryState state)
    {
        var incident = state.Incident;
        var scene = _scenario.Scenes.FirstOrDefault(scene => !scene.IsOver(state));
        var turn = scene is null ? null : new PersonsTurn(incident.DeclaredAt + scene.At, scene.Said, () => scene.Play(incident.Id));
        if (state.Approval is not { } approval)
            return turn;
        var answer = new PersonsTurn(approval.RequestedAt + Scenario.LenaThinks, Scenario.LenaAnswers, () => _scenario.ApproveAsync(approval));
        return turn is null || answer.At < turn.At ? answer : turn;
    }

    private async Task<StoryState> ReadAsync(IncidentId id)
    {
        var incident = await _incidents.FindAsync(id) ?? throw new InvalidOperationException($"incident {id} is gone");
        var waiting = await _runbooks.ListApprovalsAsync(id);
        return new StoryState(incident, waiting.Count > 0 ? waiting[0] : null, await CommittedAtAsync());
    }

    private async Task<DateTimeOffset> CommittedAtAsync()
    {
        var latest = Scenario.Start;
        foreach (var kind in Kinds)
        {
            foreach (var row in await _store.QueryAsync(new AggregateQuery { Kind = kind, Max = 100 }, CancellationToken.None))
                latest = row.DecidedAt > latest ? row.DecidedAt : latest;
        }

        return latest;
    }

    private async Task TellAsync(IncidentId id) => _teller.Tell(await _incidents.ReadTimelineAsync(id));

    private void TurnTo(DateTimeOffset at)
    {
        if (at > _clock.GetUtcNow())
            _clock.SetUtcNow(at);
    }

    private sealed record PersonsTurn(DateTimeOffset At, string Said, Func<ValueTask> Play);
}
