namespace IncidentKit.Samples.WebService.Platform;

/// <summary>What runs the services: a cluster, a cloud.</summary>
public interface IPlatform
{
    /// <summary>Restarts a service.</summary>
    /// <param name="service">The service.</param>
    /// <param name="requestKey">Two calls under one key restart it once.</param>
    /// <param name="cancellationToken">Cancelled when the step's time is over.</param>
    /// <returns>Whether it came up again.</returns>
    ValueTask<bool> RestartAsync(string service, string requestKey, CancellationToken cancellationToken);
}
