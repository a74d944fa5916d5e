using System.Text;

namespace IncidentKit.Lifecycle;

/// <summary>Draws the incident lifecycle.</summary>
public static class LifecycleGraph
{
    private static readonly string Text = Draw(LifecycleTable.Default);

    /// <summary>The lifecycle as a Mermaid state diagram.</summary>
    /// <returns>
    /// Text that begins with <c>stateDiagram-v2</c>, with one line for each pair of statuses that triggers lead
    /// between, in the order of <see cref="IncidentStatus"/>; a guard stands in brackets behind its trigger. Lines
    /// end in a line feed on every platform.
    /// </returns>
    public static string Mermaid() => Text;

    private static string Draw(LifecycleTable table)
    {
        var text = new StringBuilder("stateDiagram-v2\n    [*] --> Detected\n");
        foreach (var status in Enum.GetValues<IncidentStatus>())
        {
            var edges = table.Permitted(status)
                .Select(trigger => (Trigger: trigger, Transition: table.Find(status, trigger)!)) // permitted, so there is one
                .GroupBy(move => move.Transition.Destination, move => Label(move.Trigger, move.Transition.Guard))
                .OrderBy(edge => edge.Key);

            foreach (var edge in edges)
                text.Append("    ").Append(status).Append(" --> ").Append(edge.Key).Append(" : ").AppendJoin(", ", edge).Append('\n');
        }

        return text.ToString();
    }

    private static string Label(IncidentTrigger trigger, TransitionGuard guard) =>
        guard == TransitionGuard.None ? trigger.ToString() : $"{trigger} [{InWords(guard)}]";

    private static string InWords(TransitionGuard guard) => guard switch
    {
        TransitionGuard.DutiesDone => "duties done",
        TransitionGuard.TrackedSeverity => "tracked severity",
        TransitionGuard.WithinReopenWindow => "within 24 h",
        TransitionGuard.MergedIncident => "merged",
        _ => throw new ArgumentOutOfRangeException(nameof(guard), guard, "A guard without words."),
    };
}
