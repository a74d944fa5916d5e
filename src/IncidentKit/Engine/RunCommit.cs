using System.Text.Json;
using IncidentKit.Aggregates;
using IncidentKit.Runbooks.Runs;
using IncidentKit.Storage;

namespace IncidentKit.Engine;

/// <summary>How runs stand in the store.</summary>
internal static class RunCommit
{
    /// <summary>Adds the decision of a run to a commit.</summary>
    /// <param name="commit">The commit.</param>
    /// <param name="row">The row as it was read; <see langword="null"/> for a new one.</param>
    /// <param name="key">What names it.</param>
    /// <param name="state">The run as it was read.</param>
    /// <param name="decision">The decision.</param>
    /// <param name="now">The time of the decision.</param>
    /// <returns>The run afterwards.</returns>
    public static RunState Add(CommitBuilder commit, AggregateRow? row, AggregateKey key, RunState? state, Decision<RunEvent> decision, DateTimeOffset now)
    {
        foreach (var entry in decision.Events)
            state = RunApplier.Apply(state, entry, now);
        var after = state ?? throw new InvalidOperationException("a run begins with an event");
        commit.Add(
            row,
            key,
            [.. decision.Events.Select(entry => new EventRecord(entry.Kind, entry.By, JsonSerializer.SerializeToUtf8Bytes(entry, RunJsonContext.Default.RunEvent)))],
            JsonSerializer.SerializeToUtf8Bytes(after, RunJsonContext.Default.RunState),
            RunClock.NextDue(after),
            1,
            new AggregateIndex { Open = !after.IsEnded, Parent = after.IncidentId?.Value },
            now);
        commit.AddOutgoing(row, key, decision, now);
        return after;
    }

    /// <summary>Reads a run.</summary>
    /// <param name="row">Its row.</param>
    /// <returns>The run.</returns>
    public static RunState Read(AggregateRow row) =>
        JsonSerializer.Deserialize(row.Snapshot.Span, RunJsonContext.Default.RunState) ?? throw new IncidentKitException($"the row {row.Key} is empty");
}
