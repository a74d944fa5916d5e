using System.Collections.Concurrent;

namespace IncidentKit.Samples.WebService.Platform;

/// <summary>A platform in memory: every service is ill until it has been restarted.</summary>
internal sealed class PretendPlatform : IPlatform
{
    private readonly ConcurrentDictionary<string, string> _restarted = new(StringComparer.Ordinal);
    private long _replicas = 3;

    public long Replicas => Interlocked.Read(ref _replicas);

    public ValueTask<bool> RestartAsync(string service, string requestKey, CancellationToken cancellationToken)
    {
        _restarted[service] = requestKey;
        return new(true);
    }

    public object IsHealthy(string service) => _restarted.ContainsKey(service);

    /// <summary>None, so that the runbook's rollback is skipped and nobody is asked; say 1 to see the approval.</summary>
    public object RecentDeployments(string service) => new Dictionary<string, object?> { ["count"] = 0L };

    public object RollBack(string deployment) => true;

    public object Scale(string service, long replicas)
    {
        Interlocked.Exchange(ref _replicas, replicas);
        return replicas;
    }

    public object Metrics() => new Dictionary<string, object?> { ["cpu_percent"] = 42L };
}
