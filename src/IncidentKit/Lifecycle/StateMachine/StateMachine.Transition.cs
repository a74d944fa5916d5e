namespace Stateless;

internal sealed partial class StateMachine<TState, TTrigger>
{
    /// <summary>One move, as entry and exit actions see it.</summary>
    public sealed class Transition(TState source, TState destination, TTrigger trigger)
    {
        /// <summary>The state that was left.</summary>
        public TState Source { get; } = source;

        /// <summary>The state that is entered.</summary>
        public TState Destination { get; } = destination;

        /// <summary>What moved the machine.</summary>
        public TTrigger Trigger { get; } = trigger;

        /// <summary>Whether the state was left to be entered again.</summary>
        public bool IsReentry => EqualityComparer<TState>.Default.Equals(Source, Destination);
    }
}
