using Stateless.Reflection;

namespace Stateless;

internal sealed partial class StateMachine<TState, TTrigger>
{
    /// <summary>What one state does with one trigger, if the guard holds.</summary>
    private sealed record TriggerRule(TTrigger Trigger, RuleKind Kind, TState Destination)
    {
        private Func<bool>? Guard { get; init; }

        private InvocationInfo? GuardInfo { get; init; }

        public bool IsMet => Guard is null || Guard();

        public IReadOnlyList<InvocationInfo> GuardInfos => GuardInfo is null ? [] : [GuardInfo];

        public TriggerRule When(Func<bool> guard, string? description)
        {
            ArgumentNullException.ThrowIfNull(guard);
            return this with { Guard = guard, GuardInfo = new InvocationInfo(description) };
        }
    }
}
