namespace IncidentKit.Samples.QuickStart;

/// <summary>The short word in front of a timeline entry.</summary>
internal static class Words
{
    public static string Of(TimelineEntry entry) => entry.Kind switch
    {
        "delivered" => "  told",
        "delivery_failed" => "  NOT told",
        "runbook_started" or "runbook_step_ended" or "runbook_run_ended" => "runbook",
        "runbook_approval_requested" or "runbook_approval_answered" => "approval",
        "runbook_paged" => "page",
        "escalated" => entry.Text.Contains("page ", StringComparison.Ordinal) ? "page" : "escalated",
        "target_missed" => "missed",
        "signal_attached" or "signal_firing" or "signal_clear" => "signal",
        "status_update" or "update_due" => "update",
        "root_cause_analysis" => "analysis",
        "action_item_added" => "action",
        "duty_started" or "duty_done" or "duty_missed" => "duty",
        "war_room" => "war room",
        "post_mortem" => "review",
        "acknowledged" => "taken",
        "investigating" => "working",
        _ => entry.Kind,
    };

    public static string Text(TimelineEntry entry) => entry.Text;

    /// <summary>An alert's text comes from outside: an escape sequence in it must not command the terminal.</summary>
    public static string Harmless(string text) => string.Concat(text.Select(c => char.IsControl(c) ? '\uFFFD' : c));
}
