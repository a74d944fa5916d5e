using IncidentKit.OnCall;

namespace IncidentKit.Samples.QuickStart;

/// <summary>Who is on call: Ana, tonight. A real host asks its calendar here.</summary>
internal sealed class OnCallRota : IOnCallResolver
{
    private static readonly IReadOnlyList<string> Ana = ["user:ana"];

    public ValueTask<IReadOnlyList<string>?> ResolveAsync(string schedule, DateTimeOffset at, CancellationToken cancellationToken) =>
        new(schedule == "on-call" ? Ana : null);
}
