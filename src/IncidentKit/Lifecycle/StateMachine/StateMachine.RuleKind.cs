namespace Stateless;

internal sealed partial class StateMachine<TState, TTrigger>
{
    /// <summary>What a rule does with its trigger.</summary>
    private enum RuleKind
    {
        /// <summary>Moves to another state.</summary>
        Transition,

        /// <summary>Leaves the state and enters it again.</summary>
        Reentry,

        /// <summary>Takes the trigger and does nothing.</summary>
        Ignore,
    }
}
