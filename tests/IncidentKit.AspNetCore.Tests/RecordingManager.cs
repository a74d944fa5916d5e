using System.Collections.Concurrent;
using IncidentKit.Commands;
using IncidentKit.Signals;

namespace IncidentKit.AspNetCore.Tests;

/// <summary>A front door that keeps the signals it is given: one incident for each source, tenant and group.</summary>
internal sealed class RecordingManager : IIncidentManager
{
    private readonly ConcurrentDictionary<(string Source, string Tenant, string GroupKey), IncidentId> _incidents = new();
    private int _declared;

    public ConcurrentQueue<AlertSignal> Signals { get; } = new();

    /// <summary>What happens before a signal is taken; it may throw, or wait.</summary>
    public Func<AlertSignal, CancellationToken, Task> Before { get; set; } = (_, _) => Task.CompletedTask;

    public async ValueTask<SignalReceipt> SignalAsync(AlertSignal signal, CancellationToken cancellationToken = default)
    {
        await Before(signal, cancellationToken);
        Signals.Enqueue(signal);
        var fresh = new IncidentId($"incident-{Interlocked.Increment(ref _declared)}");
        IncidentId incident = _incidents.GetOrAdd((signal.Source, signal.Tenant, signal.GroupKey), fresh);
        return new SignalReceipt(incident, Declared: incident == fresh, Reopened: false);
    }

    public ValueTask<Incident> DeclareAsync(IncidentReport report, CancellationToken cancellationToken = default) => throw Unexpected();

    public ValueTask<Incident> ExecuteAsync(IncidentId id, IncidentCommand command, CancellationToken cancellationToken = default) => throw Unexpected();

    public ValueTask<Incident?> FindAsync(IncidentId id, CancellationToken cancellationToken = default) => throw Unexpected();

    public ValueTask<Incident?> FindByNumberAsync(string number, CancellationToken cancellationToken = default) => throw Unexpected();

    public ValueTask<IReadOnlyList<IncidentListing>> ListAsync(IncidentQuery query, CancellationToken cancellationToken = default) => throw Unexpected();

    public ValueTask<IReadOnlyList<TimelineEntry>> ReadTimelineAsync(IncidentId id, CancellationToken cancellationToken = default) => throw Unexpected();

    public ValueTask<string> WritePostMortemAsync(IncidentId id, CancellationToken cancellationToken = default) => throw Unexpected();

    private static InvalidOperationException Unexpected() => new("a receiver only signals");
}
