using IncidentKit.OnCall;

namespace IncidentKit.Tests.Engine;

/// <summary>A schedule with the same people for ever.</summary>
internal sealed class OneSchedule(string name, params string[] people) : IOnCallResolver
{
    public ValueTask<IReadOnlyList<string>?> ResolveAsync(string schedule, DateTimeOffset at, CancellationToken cancellationToken) =>
        new(schedule == name ? people : null);
}
