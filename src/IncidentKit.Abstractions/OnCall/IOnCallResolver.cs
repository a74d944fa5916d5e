namespace IncidentKit.OnCall;

/// <summary>Says who is on call. Asked at the moment of a page, outside any transaction; its answer is recorded with the page.</summary>
/// <remarks>Implementers must be thread safe. After 3 seconds the engine goes on with the last known answer, marked stale, or else with the policy's fallback.</remarks>
public interface IOnCallResolver
{
    /// <summary>Answers for one schedule and instant.</summary>
    /// <param name="schedule">The schedule's name, without <c>schedule:</c>.</param>
    /// <param name="at">The instant.</param>
    /// <param name="cancellationToken">Cancelled when the engine waits no longer.</param>
    /// <returns>The people, for example <c>user:ana</c>, an empty list where the schedule has nobody at that instant; <see langword="null"/> where this resolver does not know the schedule.</returns>
    ValueTask<IReadOnlyList<string>?> ResolveAsync(string schedule, DateTimeOffset at, CancellationToken cancellationToken);
}
