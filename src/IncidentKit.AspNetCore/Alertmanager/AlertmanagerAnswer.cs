using IncidentKit.Signals;

namespace IncidentKit.AspNetCore.Alertmanager;

/// <summary>What the sender is told once everything is durable.</summary>
internal sealed record AlertmanagerAnswer(IReadOnlyList<AlertmanagerAnswer.Entry> Incidents)
{
    public static AlertmanagerAnswer Of(IEnumerable<SignalReceipt> receipts) =>
        new([.. receipts.Where(r => r.IncidentId is not null).Select(r => new Entry(r.IncidentId.ToString()!, r.Declared, r.Reopened))]);

    /// <summary>One incident that the message belongs to.</summary>
    internal sealed record Entry(string Id, bool Declared, bool Reopened);
}
