using System.Text.Json;
using IncidentKit.Aggregates;
using IncidentKit.Commands;
using IncidentKit.Decisions;
using IncidentKit.Lifecycle;
using IncidentKit.Policies;
using IncidentKit.Storage;

namespace IncidentKit.Engine;

/// <summary>The write path of incidents: read, ask, decide, commit; and decide again where somebody else was quicker. Thread safe.</summary>
internal sealed class IncidentProcessor(IIncidentStore store, PolicyBook policies, TargetDirectory targets, RunStarter runs, WakeSignal wake)
{
    /// <summary>A command that loses this many races in a row meets a store that never commits.</summary>
    private const int MaxRaces = 200;

    /// <summary>The policy that new incidents begin with.</summary>
    public Policy CurrentPolicy => policies.Current;

    /// <summary>Reads an incident's state.</summary>
    /// <param name="row">Its row.</param>
    /// <returns>The state, with the row's version.</returns>
    public static IncidentState Read(AggregateRow row)
    {
        var state = JsonSerializer.Deserialize(row.Snapshot.Span, IncidentJsonContext.Default.IncidentState)
            ?? throw new IncidentKitException($"the row {row.Key} is empty");
        return state with { Incident = state.Incident with { Version = row.Version } };
    }

    /// <summary>Declares an incident.</summary>
    /// <param name="tenant">Its tenant.</param>
    /// <param name="prepare">Makes the declaration from its number.</param>
    /// <param name="cancellationToken">Cancelled when the caller gives up.</param>
    /// <returns>The incident.</returns>
    public async ValueTask<Incident> DeclareAsync(string tenant, Func<long, Declaration> prepare, CancellationToken cancellationToken)
    {
        for (var race = 0; race < MaxRaces; race++)
        {
            var now = await store.GetNowAsync(cancellationToken).ConfigureAwait(false);
            var number = await store.GetHighestNumberAsync(tenant, AggregateKinds.Incident, cancellationToken).ConfigureAwait(false) + 1;
            var commit = new CommitBuilder();
            var drafted = await DraftAsync(commit, null, prepare(number), policies.Current, now, cancellationToken).ConfigureAwait(false);
            var result = await store.CommitAsync(commit.Build(), cancellationToken).ConfigureAwait(false);
            if (result.Outcome == CommitOutcome.Committed)
            {
                wake.Set();
                return drafted.Incident with { Version = 1 };
            }
        }

        throw Lost("the declaration");
    }

    /// <summary>Carries an input to an incident.</summary>
    /// <param name="key">The incident's row.</param>
    /// <param name="input">The input.</param>
    /// <param name="settlement">What became of the attempt to send that brings the input; committed with it.</param>
    /// <param name="authorize">Looks whether the command is allowed, on the incident as it stands.</param>
    /// <param name="cancellationToken">Cancelled when the caller gives up.</param>
    /// <returns>The incident afterwards; <see langword="null"/> where there is none.</returns>
    public async ValueTask<Incident?> ExecuteAsync(
        AggregateKey key,
        IncidentInput input,
        OutboxSettlement? settlement = null,
        Func<Incident, ValueTask>? authorize = null,
        CancellationToken cancellationToken = default)
    {
        for (var race = 0; race < MaxRaces; race++)
        {
            var row = await store.LoadAsync(key, cancellationToken).ConfigureAwait(false);
            if (row is null)
                return null;
            var state = Read(row);
            if (authorize is not null)
                await authorize(state.Incident).ConfigureAwait(false);
            if (input is PersonCommand { Command.ExpectedVersion: { } expected } && expected != row.Version)
                throw new IncidentVersionException(state.Incident.Id, expected, row.Version);

            var now = Latest(await store.GetNowAsync(cancellationToken).ConfigureAwait(false), row.DecidedAt);
            var commit = new CommitBuilder();
            commit.Settle(settlement);
            var policy = await policies.FindAsync(key.Tenant, state.Incident.PolicyHash, cancellationToken).ConfigureAwait(false);
            var after = await DraftAsync(commit, (row, state), input, policy, now, cancellationToken).ConfigureAwait(false);
            var result = await store.CommitAsync(commit.Build(), cancellationToken).ConfigureAwait(false);
            switch (result.Outcome)
            {
                case CommitOutcome.Committed:
                    wake.Set();
                    return after.Incident with { Version = row.Version + 1 };
                case CommitOutcome.DuplicateKey when input is PersonCommand or FromAggregate or RunbookPage:
                    // It took effect before: the same command again, or a message that a crash made the sender repeat.
                    if (settlement is not null)
                        await store.CommitAsync(new StoreCommit { Settlements = [settlement] }, cancellationToken).ConfigureAwait(false);
                    return state.Incident;
                case CommitOutcome.DuplicateKey:
                    throw new IncidentKitException($"a decision of {key} stands already, but not in its state: {result.Conflict}");
                case CommitOutcome.StaleSettlement:
                    return state.Incident;
            }
        }

        throw Lost(key.ToString());
    }

    /// <summary>Decides an input and adds what follows to a commit; for those who commit more than the incident.</summary>
    /// <param name="commit">The commit.</param>
    /// <param name="before">The incident's row and state; <see langword="null"/> for a declaration.</param>
    /// <param name="input">The input.</param>
    /// <param name="policy">The incident's policy.</param>
    /// <param name="now">The time of the decision.</param>
    /// <param name="cancellationToken">Cancelled when the caller gives up.</param>
    /// <returns>The state afterwards.</returns>
    public async ValueTask<IncidentState> DraftAsync(
        CommitBuilder commit,
        (AggregateRow Row, IncidentState State)? before,
        IncidentInput input,
        Policy policy,
        DateTimeOffset now,
        CancellationToken cancellationToken)
    {
        var state = before?.State;
        var questions = IncidentDecider.Questions(state, input, policy, now);
        var facts = new IncidentFacts
        {
            Targets = questions.Targets.Count == 0 ? IncidentFacts.None.Targets : await targets.ResolveAsync(questions.Targets, policy, now, cancellationToken).ConfigureAwait(false),
            Runbooks = runs.Offers,
            MoveTo = input is PersonCommand { Command: MoveToPolicy move } ? await policies.ResolveAsync(state!.Incident.Tenant, move.Policy, cancellationToken).ConfigureAwait(false) : null,
        };
        var decision = IncidentDecider.Decide(state, input, policy, facts, now);
        var after = Replay(state, decision, input, now);

        // An incident that was moved runs by the clocks of its new policy from this commit on, and the store keeps that policy with it.
        var moved = facts.MoveTo is { } to && to.Hash == after.Incident.PolicyHash && to.Hash != policy.Hash;
        policy = moved ? facts.MoveTo! : policy;
        var key = new AggregateKey(after.Incident.Tenant, AggregateKinds.Incident, after.Incident.Id.Value);
        commit.AddIncident(before?.Row, key, decision, after, policy, now);
        if (before is null || moved)
            commit.Add(PolicyBook.DocumentOf(policy, after.Incident.Tenant));
        foreach (var start in decision.Starts)
        {
            switch (start)
            {
                case NewDuty duty:
                    var begun = new Decision<PostIncident.DutyEvent> { Events = [PostIncident.DutyDecider.Begin(after.Incident.Id.Value, duty)] };
                    commit.AddDuty(null, new AggregateKey(key.Tenant, AggregateKinds.Duty, duty.Id), begun, now);
                    break;
                case NewRun run:
                    await runs.AddAsync(commit, run, after, now, cancellationToken).ConfigureAwait(false);
                    break;
            }
        }

        return after;
    }

    /// <summary>The later of the store's clock and the row's last decision: time never runs backwards for a row.</summary>
    /// <param name="storeNow">The store's clock.</param>
    /// <param name="decidedAt">The row's last decision.</param>
    /// <returns>The time of the next decision.</returns>
    public static DateTimeOffset Latest(DateTimeOffset storeNow, DateTimeOffset decidedAt) => storeNow > decidedAt ? storeNow : decidedAt;

    private static IncidentState Replay(IncidentState? state, Decision<Acted> decision, IncidentInput input, DateTimeOffset now)
    {
        foreach (var (entry, actor) in decision.Events)
        {
            state = state is null && entry is Declared declared && input is Declaration { Id: var id, Tenant: var tenant }
                ? IncidentApplier.Begin(id, tenant, declared, now)
                : IncidentApplier.Apply(state!, entry, actor, now);
        }

        return state! with { Incident = state!.Incident with { Version = 0 } };
    }

    private static StoreUnavailableException Lost(string what) =>
        new($"{what} lost {MaxRaces} races in a row: the store answers, but another writer always commits first");
}
