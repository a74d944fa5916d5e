using System.Text.Json;
using IncidentKit.Aggregates;
using IncidentKit.PostIncident;
using IncidentKit.Storage;

namespace IncidentKit.Engine;

/// <summary>The write path of duties. Thread safe.</summary>
internal sealed class DutyProcessor(IIncidentStore store, WakeSignal wake)
{
    /// <summary>Decides a duty whose deadline may have passed.</summary>
    /// <param name="key">The duty's row.</param>
    /// <param name="cancellationToken">Cancelled when the engine stops.</param>
    /// <returns>When it is decided.</returns>
    public ValueTask PassAsync(AggregateKey key, CancellationToken cancellationToken) =>
        ExecuteAsync(key, (state, now) => DutyDecider.Pass(key.Id, state, now), null, cancellationToken);

    /// <summary>Discharges a duty.</summary>
    /// <param name="key">The duty's row.</param>
    /// <param name="command">What became of it.</param>
    /// <param name="settlement">What became of the message that brought the command.</param>
    /// <param name="cancellationToken">Cancelled when the engine stops.</param>
    /// <returns>When it is decided.</returns>
    public ValueTask DischargeAsync(AggregateKey key, DischargeDuty command, OutboxSettlement settlement, CancellationToken cancellationToken) =>
        ExecuteAsync(key, (state, _) => DutyDecider.Discharge(state, command), settlement, cancellationToken);

    private async ValueTask ExecuteAsync(
        AggregateKey key,
        Func<DutyState, DateTimeOffset, Decision<DutyEvent>> decide,
        OutboxSettlement? settlement,
        CancellationToken cancellationToken)
    {
        while (true)
        {
            var commit = new CommitBuilder();
            commit.Settle(settlement);
            var row = await store.LoadAsync(key, cancellationToken).ConfigureAwait(false);
            if (row is not null)
            {
                var state = JsonSerializer.Deserialize(row.Snapshot.Span, DutyJsonContext.Default.DutyState)!;
                var now = IncidentProcessor.Latest(await store.GetNowAsync(cancellationToken).ConfigureAwait(false), row.DecidedAt);
                var decision = decide(state, now);
                if (decision.Events.Count > 0)
                    commit.AddDuty(row, key, decision, now);
            }

            var result = await store.CommitAsync(commit.Build(), cancellationToken).ConfigureAwait(false);
            if (result.Outcome == CommitOutcome.VersionConflict)
                continue;
            wake.Set();
            return;
        }
    }
}
