using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace IncidentKit.Samples.QuickStart;

/// <summary>Says a timeline entry as the story tells it: a short word in front, times counted from the declaration, no ids.</summary>
internal static partial class Words
{
    /// <summary>The word in front.</summary>
    public static string Of(TimelineEntry entry) => entry.Kind switch
    {
        "delivered" => "  told",
        "delivery_failed" => "  NOT TOLD",
        "assigned" => "owner",
        "runbook_started" or "runbook_step_ended" or "runbook_run_ended" => "runbook",
        "runbook_approval_requested" or "runbook_approval_answered" => "approval",
        "runbook_uncertain" => "question",
        "runbook_paged" => "PAGE",
        "escalated" => entry.Text.Contains(": page ", StringComparison.Ordinal) ? "PAGE" : "ESCALATED",
        "target_missed" => "missed",
        "signal_attached" or "signal_firing" or "signal_clear" => "signal",
        "status_update" or "update_due" => "update",
        "root_cause_analysis" => "analysis",
        "action_item_added" => "action item",
        "duty_started" or "duty_done" or "duty_missed" => "duty",
        "war_room" => "war room",
        "post_mortem" => "review",
        _ => entry.Kind,
    };

    /// <summary>What happened.</summary>
    public static string Text(TimelineEntry entry, DateTimeOffset start)
    {
        if (entry.Kind is "declared")
            return Declared(entry);
        if (entry.Kind is "delivered")
            return Delivered(entry);
        var text = entry.Text;
        if (entry.Actor.StartsWith("runbook:", StringComparison.Ordinal) || entry.Kind.StartsWith("runbook_approval", StringComparison.Ordinal))
            text = RunbookPrefix().Replace(text, "");
        text = Ids().Replace(text, "");
        return Instants().Replace(text, match => Relative(DateTimeOffset.Parse(match.Value, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal), start));
    }

    /// <summary>The key of the notification that an entry reports as delivered.</summary>
    public static string? KeyOf(TimelineEntry entry)
    {
        if (entry.Kind is not "delivered")
            return null;
        using var data = JsonDocument.Parse(entry.Data);
        return data.RootElement.GetProperty("key").GetString();
    }

    /// <summary>A time as the story counts it.</summary>
    public static string Relative(DateTimeOffset at, DateTimeOffset start) => "T+" + Length(at - start);

    /// <summary>A length of time.</summary>
    public static string Length(TimeSpan? length) => length is { } known
        ? string.Create(CultureInfo.InvariantCulture, $"{(int)known.TotalHours:00}:{known.Minutes:00}:{known.Seconds:00}")
        : "never";

    /// <summary>An alert's text comes from outside: an escape sequence in it must not command the terminal.</summary>
    public static string Harmless(string text) => string.Concat(text.Select(c => char.IsControl(c) ? '\uFFFD' : c));

    /// <summary>The severity, and why.</summary>
    private static string Declared(TimelineEntry entry)
    {
        using var data = JsonDocument.Parse(entry.Data);
        var why = data.RootElement.GetProperty("classification");
        var values = string.Join(", ", why.GetProperty("values").EnumerateObject().Select(value => $"{value.Name} = {value.Value}"));
        var missing = string.Join(", ", why.GetProperty("missing").EnumerateArray().Select(name => name.GetString()));
        var floor = why.TryGetProperty("floor", out var least) ? $" What the alert says of itself makes it {least} at least." : "";
        var provisional = why.GetProperty("provisional").GetBoolean() ? $" Provisional, for these are not known: {missing}." : " Nothing that the rules ask for is missing, so it is final.";
        return $"{why.GetProperty("severity")} \"{data.RootElement.GetProperty("report").GetProperty("title")}\", by the policy's rule {why.GetProperty("rule")}: {values}.{floor}{provisional}";
    }

    private static string Delivered(TimelineEntry entry)
    {
        using var data = JsonDocument.Parse(entry.Data);
        var what = data.RootElement.GetProperty("notification").GetString() switch
        {
            "Page" => "was paged",
            "Notice" => "was told",
            "Reminder" => "was reminded",
            "ApprovalRequest" => "was asked",
            "StatusUpdate" => "got the status update",
            _ => "was told about the signal",
        };
        var target = data.RootElement.GetProperty("target").GetString();
        var who = data.RootElement.TryGetProperty("person", out var person) && person.GetString() is { } name && name != target ? $"{name} ({target})" : target;
        return $"{who} {what}{(data.RootElement.GetProperty("possible_duplicate").GetBoolean() ? ", possibly for the second time" : "")}";
    }

    [GeneratedRegex(@"^[a-z0-9-]+: ")]
    private static partial Regex RunbookPrefix();

    [GeneratedRegex(@",? due (at )?[^:]*:\d\d:\d\dZ(?=:)")]
    private static partial Regex Ids();

    [GeneratedRegex(@"\d{4}-\d\d-\d\d[ T]\d\d:\d\d:\d\d(\.\d+)?(Z|\+00:00)")]
    private static partial Regex Instants();
}
