namespace IncidentKit.Storage;

/// <summary>Hands messages to a sender.</summary>
internal static class MemoryClaim
{
    public static IReadOnlyList<OutboxRow> Take(MemoryTables tables, OutboxClaim claim)
    {
        var taken = new List<MemoryMessage>();
        var cancelled = new List<MemoryMessage>();
        foreach (var message in tables.DueMessages.Due(claim.Now))
        {
            if (message.CancelRequested)
            {
                cancelled.Add(message);
                continue;
            }

            taken.Add(message);
            if (taken.Count == claim.Max)
                break;
        }

        // Its sender may be gone, and nobody wants it any more: it is not tried again.
        foreach (var message in cancelled)
            tables.Put(message, message.Row with { State = OutboxState.Cancelled, NextAttemptAt = null });
        foreach (var message in taken)
        {
            tables.Put(message, message.Row with
            {
                State = OutboxState.Sending,
                Attempts = message.Row.Attempts + 1,
                NextAttemptAt = claim.Deadline.ToUniversalTime(),
                PossibleDuplicate = message.Row.PossibleDuplicate || message.Row.State is OutboxState.Sending,
            });
        }

        return [.. taken.Select(static message => message.Row)];
    }
}
