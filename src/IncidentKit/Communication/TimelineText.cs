using System.Globalization;
using IncidentKit.Lifecycle;

namespace IncidentKit.Communication;

/// <summary>Says an event in one line for a person: what happened, by which rule, who was told and who was not.</summary>
internal static class TimelineText
{
    /// <summary>Describes an event.</summary>
    /// <param name="entry">The event.</param>
    /// <returns>One line; words of outside texts stay as they are, without line breaks.</returns>
    public static string Describe(IncidentEvent entry) => OneLine(entry switch
    {
        Declared declared => $"Declared {declared.Classification.Severity} \"{declared.Report.Title}\" by rule {declared.Classification.Rule}{Provisional(declared.Classification)}{ValuesOf(declared.Classification)}",
        Moved moved => MoveText(moved),
        OwnerAssigned assigned => $"{assigned.Owner} owns it{(assigned.From is { } from ? $", on call on {from}" : "")}{(assigned.Stale ? " (last known answer)" : "")}{Because(assigned.Reason)}",
        ResponderAdded added => $"{added.Responder} joined",
        SeverityChanged changed => $"Severity {changed.Change} from {changed.From} to {changed.To} by rule {changed.Classification.Rule}{Because(changed.Reason)}",
        ImpactUpdated => "More is known about the impact",
        SeverityConfirmed confirmed => $"Severity {confirmed.Severity} confirmed{Because(confirmed.Reason)}",
        Escalated escalated => EscalationText(escalated),
        PolicyMoved moved => PolicyText(moved),
        StepPassed passed => $"Step {passed.Ladder}/{passed.StepId} was due at {At(passed.DueAt)}, before this ladder or policy began: not carried out",
        AcknowledgementExpired => "The acknowledgement expired: nobody has acted since; the ladder starts again",
        TargetMissed missed => $"Target {missed.Target} missed: it was due at {At(missed.DueAt)}",
        UpdateDue due => $"A status update for {due.Audience} was due at {At(due.DueAt)}{(due.Lapsed > 0 ? $"; {due.Lapsed} earlier ones lapsed" : "")}",
        SeverityConfirmationDue due => $"Nobody has confirmed {due.Severity}; not known: {string.Join(", ", due.Missing)}",
        NoteAdded note => note.Text,
        StatusUpdatePosted posted => $"Status update{(posted.Audiences.Count > 0 ? $" for {string.Join(", ", posted.Audiences)}" : "")}: {posted.Update.CurrentSituation}",
        WarRoomOpened opened => $"War room {opened.Room.Name}{(opened.Room.Url is { } url ? $" at {url}" : "")}",
        SignalAttached attached => $"Alerts of {attached.Source} attached: {string.Join(", ", attached.Alerts)} ({attached.GroupKey})",
        SignalFiringAgain firing => $"Firing again: {string.Join(", ", firing.Alerts)}",
        SignalCleared => "The signal is clear: all attached alerts are resolved",
        DeliveryReported { Delivered: true } sent => $"{sent.Notification} to {Who(sent.Target, sent.Person)} delivered by {string.Join(", ", sent.Notifiers)}{(sent.PossibleDuplicate ? ", possibly for the second time" : "")}",
        DeliveryReported failed => $"{failed.Notification} to {Who(failed.Target, failed.Person)} failed for good by {string.Join(", ", failed.Notifiers)} on attempt {failed.Attempt}: {failed.Error}",
        RunbookStarted started => $"Runbook {started.RunbookId} started",
        RunbookReported reported => $"{reported.RunbookId}: {reported.Text}",
        RunbookPaged paged => $"{paged.RunbookId} pages {string.Join(", ", paged.Told.Select(entry => Who(entry.Target, entry.Person)))}: {paged.Message}",
        DutyStarted started => $"{Words(started.Duty.Name)} is due at {At(started.Duty.DueAt)}{(started.Duty.RequiredToClose ? ", required to close" : "")}{(started.Duty.Status == DutyStatus.Done ? " and done already" : "")}",
        DutyMissed missed => $"{Words(missed.Duty)} was due at {At(missed.DueAt)} and is missing",
        DutyEnded ended => $"{Words(ended.Duty)} {(ended.Status == DutyStatus.Done ? "done" : "waived")}{Because(ended.Reason)}",
        RootCauseRecorded recorded => $"Root-cause analysis: {recorded.Analysis.Summary}",
        ActionItemAdded added => $"Action item {added.Item.Number} ({added.Item.Priority}): {added.Item.Description}",
        ActionItemChanged changed => $"Action item {changed.Number} is {changed.Status}",
        _ => entry.Kind,
    });

    private static string MoveText(Moved moved)
    {
        var what = moved.From == moved.To
            ? $"{Words(moved.Kind)} ({moved.To})"
            : $"{Words(moved.Kind)}: {moved.From} → {moved.To}";
        var broken = moved.BrokenGuards.Count > 0 ? $"; break-glass: closed without {string.Join(", ", moved.BrokenGuards)}" : "";
        return $"{what}{(moved.Summary is { } summary ? $": {summary}" : "")}{broken}{Because(moved.Reason)}";
    }

    private static string PolicyText(PolicyMoved moved)
    {
        var severity = moved.FromSeverity == moved.Severity ? "" : $"; {moved.FromSeverity} is {moved.Severity} there";
        var ahead = moved.Ahead.Count == 0 ? "" : $"; still to come again: {string.Join(", ", moved.Ahead)}";
        return $"Moved from policy {moved.From} ({Short(moved.FromHash)}) to {moved.To} ({Short(moved.ToHash)}){severity}; differs in {string.Join(", ", moved.Changes)}{ahead}{Because(moved.Reason)}";
    }

    private static string Short(string hash) => hash.Length > 12 ? hash[..12] : hash;

    private static string EscalationText(Escalated escalated)
    {
        var round = escalated.Round > 0 ? $", round {escalated.Round}" : "";
        var told = escalated.Told.Count == 0
            ? "nobody told"
            : string.Join(", ", escalated.Told.Select(entry => $"{(entry.Kind == Notifications.NotificationKind.Page ? "page" : "tell")} {Who(entry.Target, entry.Person)}{(entry.InsteadOf is { } instead ? $" instead of {instead}" : "")}{(entry.Stale ? " (last known answer)" : "")}"));
        var notTold = escalated.NotTold.Count == 0 ? "" : "; not told: " + string.Join(", ", escalated.NotTold.Select(entry => $"{Who(entry.Target, entry.Person)} ({entry.Why})"));
        var actions = escalated.Actions.Count == 0 ? "" : $"; {string.Join(", ", escalated.Actions)}";
        var collapsed = escalated.Collapsed > 0 ? $"; stands for {escalated.Collapsed} earlier rounds" : "";
        return $"{escalated.Ladder}/{escalated.StepId}{round}, due {At(escalated.DueAt)}: {told}{notTold}{actions}{collapsed}";
    }

    private static string Who(string target, string? person) => person is null || person == target ? target : $"{target} = {person}";

    private static string Provisional(IncidentClassification classification) =>
        classification.Provisional ? $", provisional: {string.Join(", ", classification.Missing)} not known" : classification.Floor is { } floor ? $", floor {floor}" : "";

    private static string ValuesOf(IncidentClassification classification) => classification.Values.Count == 0
        ? ""
        : $" ({string.Join(", ", classification.Values.Select(pair => string.Create(CultureInfo.InvariantCulture, $"{pair.Key} = {pair.Value ?? "null"}")))})";

    private static string Because(string? reason) => reason is null ? "" : $", because: {reason}";

    private static string Words(string name) => name.Length == 0 ? name : char.ToUpperInvariant(name[0]) + name[1..].Replace('_', ' ');

    private static string At(DateTimeOffset at) => at.UtcDateTime.ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture) + "Z";

    private static string OneLine(string text) => text.ReplaceLineEndings(" ");
}
