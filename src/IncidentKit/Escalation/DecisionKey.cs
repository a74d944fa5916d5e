using System.Globalization;
using IncidentKit.Lifecycle;

namespace IncidentKit.Escalation;

/// <summary>The key of a decision: incident, episode, ladder, run, step, round, target. The store accepts each once.</summary>
internal static class DecisionKey
{
    /// <summary>The key of one target of one step.</summary>
    /// <param name="state">The incident before the decision.</param>
    /// <param name="stepId">The step, by its name in the policy.</param>
    /// <param name="round">The round.</param>
    /// <param name="target">The policy's word; for an action <c>do:</c> and its name.</param>
    /// <returns>The key.</returns>
    public static string Of(IncidentState state, string stepId, int round, string target) => string.Create(
        CultureInfo.InvariantCulture,
        $"{state.Incident.Id}/{state.Incident.Episode}/{Escape(state.Ladder.Name)}/{state.Ladder.Run}/{Escape(stepId)}/{round}/{Escape(target)}");

    private static string Escape(string part) => part.Replace("%", "%25", StringComparison.Ordinal).Replace("/", "%2F", StringComparison.Ordinal);
}
