using IncidentKit.Lifecycle;

namespace IncidentKit.Tests.Lifecycle;

/// <summary>The lifecycle table of the specification, copied by hand: what the code is compared with.</summary>
/// <remarks>
/// '-' is refused, 'same' stays. A guard stands behind '?': duties, track, 24h, merged. The last three columns are
/// the specification's "outside the table".
/// </remarks>
internal static class LifecycleRules
{
    private const string Text = """
        status        | Acknowledge  | Investigate   | Identify      | Mitigate   | MarkMitigated | MitigationFailed | Resolve  | StartPostMortem | Close           | Reopen            | FalseAlarm | MergeInto | ChangeSeverity | Unacknowledge | Unmerge              | Track
        Detected      | Acknowledged | Investigating | Investigating | Mitigating | Mitigating    | -                | Resolved | -               | Closed ?track   | -                 | Closed     | Closed    | Detected       | same          | -                    | Closed ?track
        Acknowledged  | same         | Investigating | Investigating | Mitigating | Mitigating    | -                | Resolved | -               | Closed ?track   | -                 | Closed     | Closed    | same           | Detected      | -                    | Closed ?track
        Investigating | same         | same          | same          | Mitigating | Mitigating    | -                | Resolved | -               | -               | -                 | Closed     | Closed    | same           | same          | -                    | -
        Mitigating    | same         | Investigating | same          | same       | same          | same             | Resolved | -               | -               | -                 | Closed     | Closed    | same           | same          | -                    | -
        Resolved      | -            | -             | -             | -          | -             | -                | same     | PostMortem      | Closed ?duties  | Investigating ?24h | Closed     | Closed    | same           | -             | -                    | -
        PostMortem    | -            | -             | -             | -          | -             | -                | -        | same            | Closed ?duties  | Investigating ?24h | -          | -         | -              | -             | -                    | -
        Closed        | -            | -             | -             | -          | -             | -                | -        | -               | same            | Investigating ?24h | -          | -         | -              | -             | Investigating ?merged | -
        """;

    private static readonly string[][] Rows =
        [.. Text.Split('\n').Select(line => line.Split('|', StringSplitOptions.TrimEntries))];

    /// <summary>Every status with every trigger, as rows of a theory.</summary>
    public static TheoryData<IncidentStatus, IncidentTrigger> Cells()
    {
        var cells = new TheoryData<IncidentStatus, IncidentTrigger>();
        foreach (var status in Enum.GetValues<IncidentStatus>())
        {
            foreach (var trigger in Enum.GetValues<IncidentTrigger>())
                cells.Add(status, trigger);
        }

        return cells;
    }

    /// <summary>What the specification says about one cell; null where it refuses.</summary>
    public static Transition? Expected(IncidentStatus status, IncidentTrigger trigger)
    {
        var row = Rows.Single(row => row[0] == status.ToString());
        var cell = row[Array.IndexOf(Rows[0], trigger.ToString())];
        if (cell == "-")
            return null;

        var words = cell.Split(" ?");
        var destination = words[0] == "same" ? status : Enum.Parse<IncidentStatus>(words[0]);
        return new Transition(destination, words.Length == 1 ? TransitionGuard.None : Guard(words[1]), destination == status);
    }

    private static TransitionGuard Guard(string word) => word switch
    {
        "duties" => TransitionGuard.DutiesDone,
        "track" => TransitionGuard.TrackedSeverity,
        "24h" => TransitionGuard.WithinReopenWindow,
        "merged" => TransitionGuard.MergedIncident,
        _ => throw new ArgumentException($"No guard is called '{word}'.", nameof(word)),
    };
}
