namespace IncidentKit;

/// <summary>The worker behind the front door. A host with a worker never needs it; a scheduler calls it where hosts scale to zero, and a test turns its clock with it. Thread safe.</summary>
public interface IIncidentEngine
{
    /// <summary>Decides everything that is due, sends what waits and runs the steps that follow, until nothing is due any more.</summary>
    /// <param name="cancellationToken">Cancelled when the caller gives up; what is decided stays decided.</param>
    /// <returns>When the next thing will be due; <see langword="null"/> where nothing is to come.</returns>
    ValueTask<DateTimeOffset?> RunDueAsync(CancellationToken cancellationToken = default);

    /// <summary>Makes one pass: looks once for what is due, decides it, and starts what follows without waiting for it. For a host that turns its own clock.</summary>
    /// <param name="cancellationToken">Cancelled when the caller gives up.</param>
    /// <returns>What it came to.</returns>
    ValueTask<EnginePass> PassAsync(CancellationToken cancellationToken = default);
}
