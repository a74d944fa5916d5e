namespace IncidentKit.Cli.Output;

/// <summary>Says what an incident refuses, and which verbs of this program it would take.</summary>
internal static class Refusal
{
    public static IReadOnlyList<string> Explain(IncidentRefusedException refused)
    {
        // What is refused by a guard is permitted by the table all the same: only closing has one that can be broken.
        var verbs = refused.Permitted.Where(trigger => trigger != refused.Trigger).Select(VerbOf).OfType<string>().ToList();
        if (refused is { Trigger: IncidentTrigger.Close, From: IncidentStatus.Resolved or IncidentStatus.PostMortem })
            verbs.Insert(0, "close --break-glass --reason TEXT");
        return verbs.Count == 0 ? [refused.Message] : [refused.Message, $"allowed verbs: {string.Join(", ", verbs)}"];
    }

    private static string? VerbOf(IncidentTrigger trigger) => trigger switch
    {
        IncidentTrigger.Acknowledge => "ack",
        IncidentTrigger.MarkMitigated => "mitigated",
        IncidentTrigger.Resolve => "resolve",
        IncidentTrigger.Close => "close",
        IncidentTrigger.Reopen => "reopen",
        IncidentTrigger.FalseAlarm => "false-alarm",
        IncidentTrigger.ChangeSeverity => "severity",
        _ => null,
    };
}
