namespace IncidentKit.Cli.Output;

/// <summary>Says what an incident refuses, and which verbs of this program it would take.</summary>
internal static class Refusal
{
    public static IReadOnlyList<string> Explain(IncidentRefusedException refused)
    {
        var verbs = refused.Permitted.Select(VerbOf).OfType<string>().ToList();
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
