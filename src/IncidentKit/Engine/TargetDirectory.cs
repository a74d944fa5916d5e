using System.Collections.Concurrent;
using IncidentKit.Decisions;
using IncidentKit.OnCall;
using IncidentKit.Policies;
using Microsoft.Extensions.Logging;

namespace IncidentKit.Engine;

/// <summary>Answers whom a target stands for: binds roles, asks the resolvers, remembers the last answer. Thread safe.</summary>
internal sealed class TargetDirectory(IEnumerable<IOnCallResolver> resolvers, ILogger<TargetDirectory> logger)
{
    private static readonly TimeSpan Deadline = TimeSpan.FromSeconds(3);

    private readonly IOnCallResolver[] _resolvers = [.. resolvers];
    private readonly ConcurrentDictionary<string, IReadOnlyList<string>> _lastKnown = new(StringComparer.Ordinal);

    /// <summary>Answers for each target.</summary>
    /// <param name="targets">The targets.</param>
    /// <param name="policy">The policy whose words they are.</param>
    /// <param name="at">The instant.</param>
    /// <param name="cancellationToken">Cancelled when the caller gives up.</param>
    /// <returns>The answers.</returns>
    public async ValueTask<IReadOnlyDictionary<Target, TargetAnswer>> ResolveAsync(IReadOnlyList<Target> targets, Policy policy, DateTimeOffset at, CancellationToken cancellationToken)
    {
        var answers = new Dictionary<Target, TargetAnswer>(targets.Count);
        foreach (var target in targets)
            answers[target] = await ResolveAsync(target, policy, at, depth: 0, cancellationToken).ConfigureAwait(false);
        return answers;
    }

    private async ValueTask<TargetAnswer> ResolveAsync(Target target, Policy policy, DateTimeOffset at, int depth, CancellationToken cancellationToken)
    {
        switch (target.Kind)
        {
            case TargetKind.User:
                return new TargetAnswer(true, [target.ToString()]);
            case TargetKind.Schedule:
                return await AskAsync(target.Name, at, cancellationToken).ConfigureAwait(false);
            case TargetKind.Role when depth < 4 && FindRole(policy, target.Name) is { Bind.Count: > 0 } role:
                var people = new List<string>();
                var stale = false;
                foreach (var bound in role.Bind)
                {
                    var answer = await ResolveAsync(bound, policy, at, depth + 1, cancellationToken).ConfigureAwait(false);
                    if (!answer.Bound)
                        return TargetAnswer.Unbound;
                    people.AddRange(answer.People);
                    stale |= answer.Stale;
                }

                return new TargetAnswer(true, [.. people.Distinct(StringComparer.Ordinal)], stale);
            default:
                return TargetAnswer.Unbound;
        }
    }

    private static RoleDefinition? FindRole(Policy policy, string name) =>
        policy.Roles.FirstOrDefault(role => FoldedName.Same(role.Key, name)).Value;

    private async ValueTask<TargetAnswer> AskAsync(string schedule, DateTimeOffset at, CancellationToken cancellationToken)
    {
        var failed = false;
        foreach (var resolver in _resolvers)
        {
            try
            {
                // A resolver that blocks or ignores its token is left behind; it holds nobody up. Its deadline is real time: it guards against foreign code, and decides nothing.
                var answer = await Task.Run(() => resolver.ResolveAsync(schedule, at, cancellationToken).AsTask(), cancellationToken)
                    .WaitAsync(Deadline, TimeProvider.System, cancellationToken).ConfigureAwait(false);
                if (answer is null)
                    continue;
                _lastKnown[schedule] = answer;
                return new TargetAnswer(true, [.. answer.Distinct(StringComparer.Ordinal)]);
            }
            catch (Exception exception) when (exception is not OperationCanceledException || !cancellationToken.IsCancellationRequested)
            {
                Log.OnCallFailed(logger, schedule, exception);
                failed = true;
            }
        }

        if (!failed)
            return TargetAnswer.Unbound;
        // Nobody knows who is on call: the last answer is better than none, and none makes the fallback ring.
        return _lastKnown.TryGetValue(schedule, out var known)
            ? new TargetAnswer(true, known, Stale: true)
            : new TargetAnswer(true, [], Stale: true);
    }
}
