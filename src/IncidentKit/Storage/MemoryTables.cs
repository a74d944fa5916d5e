using System.Runtime.InteropServices;

namespace IncidentKit.Storage;

/// <summary>Everything that the in-memory store holds. Not thread safe: the store guards it with its lock.</summary>
internal sealed class MemoryTables
{
    private long _serial;

    public Dictionary<AggregateKey, MemoryRow> Rows { get; } = [];

    public Dictionary<(string Tenant, string Kind), MemoryPartition> Partitions { get; } = [];

    public LaneIndex<MemoryRow> DueRows { get; } = new();

    public LaneIndex<MemoryMessage> DueMessages { get; } = new();

    public HashSet<UniqueKey> UniqueKeys { get; } = [];

    public Dictionary<(string Tenant, string Input), HashSet<MemoryRow>> Dependants { get; } = [];

    public Dictionary<(string Tenant, string IncidentId), (int Alerts, int Firing)> OccurrenceCounts { get; } = [];

    public Dictionary<(string Tenant, string Hash), StoredDocument> Documents { get; } = [];

    public MemoryMessage? FindMessage(OutboxKey key) =>
        Rows.GetValueOrDefault(key.Source)?.Messages.GetValueOrDefault((key.Sequence, key.Ordinal));

    /// <summary>Puts a row in place of what was there, in every index.</summary>
    public MemoryRow Put(AggregateRow row)
    {
        if (!Partitions.TryGetValue((row.Key.Tenant, row.Key.Kind), out var partition))
            Partitions.Add((row.Key.Tenant, row.Key.Kind), partition = new());
        if (Rows.TryGetValue(row.Key, out var held))
        {
            DueRows.Remove(held.Row.Lane, held.Row.DueAt, held.Serial);
            if (held.Row.Index != row.Index)
            {
                partition.Remove(row.Key.Id, held.Row.Index);
                partition.Add(row.Key.Id, row.Index);
            }

            held.Row = row;
        }
        else
        {
            held = new(row, ++_serial);
            Rows.Add(row.Key, held);
            partition.Add(row.Key.Id, row.Index);
        }

        DueRows.Add(row.Lane, row.DueAt, held.Serial, held);
        return held;
    }

    public void PutInputs(MemoryRow held, IReadOnlyList<string> inputs)
    {
        var tenant = held.Row.Key.Tenant;
        foreach (var input in held.Inputs)
            Dependants[(tenant, input)].Remove(held);
        held.Inputs = [.. inputs];
        foreach (var input in inputs)
        {
            if (!Dependants.TryGetValue((tenant, input), out var dependants))
                Dependants.Add((tenant, input), dependants = []);
            dependants.Add(held);
        }
    }

    public void Add(OutboxRow row)
    {
        var key = row.Message.Key;
        var message = new MemoryMessage(row, ++_serial);
        Rows[key.Source].Messages.Add((key.Sequence, key.Ordinal), message);
        DueMessages.Add(row.Message.Lane, row.NextAttemptAt, message.Serial, message);
    }

    public void Put(MemoryMessage message, OutboxRow row)
    {
        DueMessages.Remove(row.Message.Lane, message.Row.NextAttemptAt, message.Serial);
        message.Row = row;
        DueMessages.Add(row.Message.Lane, row.NextAttemptAt, message.Serial, message);
    }

    public void Put(Occurrence occurrence)
    {
        var occurrences = Rows[occurrence.Signal].Occurrences;
        if (occurrences.TryGetValue(occurrence.Fingerprint, out var before))
            Count(before, -1);
        occurrences[occurrence.Fingerprint] = occurrence;
        Count(occurrence, 1);
    }

    private void Count(Occurrence occurrence, int difference)
    {
        ref var count = ref CollectionsMarshal.GetValueRefOrAddDefault(OccurrenceCounts, (occurrence.Signal.Tenant, occurrence.IncidentId), out _);
        count = (count.Alerts + difference, count.Firing + (occurrence.Firing ? difference : 0));
    }
}
