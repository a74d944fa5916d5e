namespace IncidentKit.Storage;

public sealed partial record StoreCommit
{
    /// <summary>How many lanes rows and messages have; they are numbered from 0.</summary>
    public const int Lanes = 3;

    /// <summary>Checks what can be checked without a store. Every store calls it before it commits, so that all refuse the same mistakes with the same words.</summary>
    /// <exception cref="ArgumentException">A row, key, message, settlement or number stands twice; a name is empty; a lane does not exist; events have a gap; or a settlement lacks what its state needs.</exception>
    public void EnsureValid()
    {
        var rows = new HashSet<AggregateKey>();
        var numbers = new HashSet<(string, string, long)>();
        foreach (var write in Aggregates)
        {
            EnsureValid(write);
            if (!rows.Add(write.Key))
                throw new ArgumentException($"The row {write.Key} stands twice in one commit; a row is written once.");
            if (write.Index.Number is { } number && !numbers.Add((write.Key.Tenant, write.Key.Kind, number)))
                throw new ArgumentException($"Number {number} stands twice in one commit, the second time at {write.Key}; a number is unique within tenant and kind.");
        }

        var keys = new HashSet<UniqueKey>();
        foreach (var key in UniqueKeys)
        {
            if (key.Tenant is null || string.IsNullOrEmpty(key.Key))
                throw new ArgumentException("A unique key needs a tenant (empty for the only one) and a text that is not empty.");
            if (!keys.Add(key))
                throw new ArgumentException($"The unique key '{key.Key}' stands twice in one commit.");
        }

        var messages = new HashSet<OutboxKey>();
        foreach (var message in Messages)
        {
            EnsureNamed(message.Key.Source);
            EnsureLane(message.Lane, "message", message.Key.Source);
            if (!messages.Add(message.Key))
                throw new ArgumentException($"Message {message.Key.Sequence}/{message.Key.Ordinal} of {message.Key.Source} stands twice in one commit.");
        }

        var settled = new HashSet<OutboxKey>();
        foreach (var settlement in Settlements)
        {
            EnsureValid(settlement);
            if (!settled.Add(settlement.Key))
                throw new ArgumentException($"Message {settlement.Key.Sequence}/{settlement.Key.Ordinal} of {settlement.Key.Source} is settled twice in one commit.");
        }

        foreach (var occurrence in Occurrences)
            EnsureNamed(occurrence.Signal);
    }

    private static void EnsureValid(AggregateWrite write)
    {
        EnsureNamed(write.Key);
        EnsureLane(write.Lane, "row", write.Key);
        if (write.ExpectedVersion < 0)
            throw new ArgumentException($"Row {write.Key}: the expected version is {write.ExpectedVersion}; it is 0 for a new row and positive otherwise.");
        for (var index = 0; index < write.Events.Count; index++)
        {
            var expected = index == 0 ? (write.ExpectedVersion == 0 ? 1 : Math.Max(1, write.Events[0].Sequence)) : write.Events[index - 1].Sequence + 1;
            if (write.Events[index].Sequence != expected)
                throw new ArgumentException($"Row {write.Key}: event {index + 1} of the commit has sequence {write.Events[index].Sequence}, but {expected} comes next; events have no gaps.");
        }
    }

    private static void EnsureValid(OutboxSettlement settlement)
    {
        EnsureNamed(settlement.Key.Source);
        if (settlement.State is OutboxState.Sending)
            throw new ArgumentException($"Message {settlement.Key.Sequence}/{settlement.Key.Ordinal} of {settlement.Key.Source}: a settlement ends an attempt, so its state is not Sending; claims make messages Sending.");
        if (settlement.State is OutboxState.Pending && settlement.NextAttemptAt is null)
            throw new ArgumentException($"Message {settlement.Key.Sequence}/{settlement.Key.Ordinal} of {settlement.Key.Source} is to be tried again but says not when; set {nameof(OutboxSettlement.NextAttemptAt)}.");
    }

    private static void EnsureNamed(AggregateKey key)
    {
        if (key.Tenant is null || string.IsNullOrEmpty(key.Kind) || string.IsNullOrEmpty(key.Id))
            throw new ArgumentException($"'{key.Tenant}/{key.Kind}/{key.Id}' names no row: the tenant may be empty but not null, kind and id may not be empty.");
    }

    private static void EnsureLane(int lane, string what, AggregateKey key)
    {
        if (lane is < 0 or >= Lanes)
            throw new ArgumentException($"A {what} of {key} has lane {lane}; lanes are 0 to {Lanes - 1}.");
    }
}
