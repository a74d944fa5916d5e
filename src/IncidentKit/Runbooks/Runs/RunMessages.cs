using System.Globalization;
using System.Text;
using IncidentKit.Aggregates;
using IncidentKit.Notifications;
using IncidentKit.Storage;

namespace IncidentKit.Runbooks.Runs;

/// <summary>What a run tells its incident, and asks of people.</summary>
internal static class RunMessages
{
    // A target that stands for nobody known is asked by its name.
    private static readonly string?[] Nobody = [null];

    public static string Said(StepStatus status) => RunWords.Of(status).Replace('_', ' ');

    public static string Said(RunResult result) => result switch
    {
        RunResult.TimedOut => "timed out",
        RunResult.Denied => "was denied",
        RunResult.Cancelled => "was cancelled",
        _ => RunWords.Of(result).Replace('_', ' '),
    };

    public static string Said(TimeSpan duration) => duration switch
    {
        { TotalHours: >= 1 } when duration.Ticks % TimeSpan.TicksPerHour == 0 => duration.TotalHours.ToString("0", CultureInfo.InvariantCulture) + "h",
        { TotalMinutes: >= 1 } when duration.Ticks % TimeSpan.TicksPerMinute == 0 => duration.TotalMinutes.ToString("0", CultureInfo.InvariantCulture) + "m",
        { TotalSeconds: >= 1 } => duration.TotalSeconds.ToString("0.###", CultureInfo.InvariantCulture) + "s",
        _ => duration.TotalMilliseconds.ToString("0.###", CultureInfo.InvariantCulture) + "ms",
    };

    /// <summary>Tells the incident how a step stands.</summary>
    public static void ReportStep(RunDraft draft, string path, string? text = null)
    {
        var step = draft.State.Step(path)!;
        var why = step.Error is { } error ? $": {error.Message}" : step.Reason is { } reason ? $": {reason}" : "";
        Report(draft, "step_ended", path, RunWords.Of(step.Status), $"'{step.Name}' {text ?? Said(step.Status) + why}", null);
    }

    public static void Report(RunDraft draft, string what, string? path, string status, string text, string? by)
    {
        var run = draft.State;
        if (run.IncidentId is not { } incident)
            return;
        draft.Send(new CommandMessage
        {
            EventIndex = draft.LastEvent,
            IdempotencyKey = $"run/{run.RunId}/{run.EventCount}/{what}",
            Lane = 2,
            TargetKind = AggregateKinds.Incident,
            TargetId = incident.Value,
            Command = new ReportRun { RunId = run.RunId, RunbookId = run.RunbookId, What = what, Step = path, Status = status, Text = text, By = by },
        });
    }

    /// <summary>Asks the approvers, with exactly what would run.</summary>
    public static void AskForApproval(RunDraft draft, RunbookStep step)
    {
        var state = draft.State.Step(step.Path)!;
        var approval = state.Approval!;
        Report(draft, "approval_requested", step.Path, RunWords.Of(state.Status), $"'{step.Name}' waits for the approval of {string.Join(", ", approval.Targets)} until {approval.Deadline:yyyy-MM-dd HH:mm:ss}Z", null);
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"Runbook **{Inline(draft.Runbook.Name)}** wants to run **{Inline(step.Name)}**.\n\n");
        Describe(text, step, state);
        if (state.Message is { Length: > 0 } message)
            text.Append(CultureInfo.InvariantCulture, $"{message}\n\n");
        text.Append(CultureInfo.InvariantCulture, $"Approval `{approval.Id}` waits until {approval.Deadline.UtcDateTime:yyyy-MM-dd HH:mm:ss}Z; nothing happens without an answer.");
        Ask(draft, approval.Id, approval.Id, approval.Targets, Approvals.Group(approval.Id), step, $"Approve '{step.Name}'?", text.ToString());
    }

    /// <summary>Asks what became of an interrupted attempt.</summary>
    public static void AskAboutInterrupted(RunDraft draft, RunbookStep step)
    {
        var state = draft.State.Step(step.Path)!;
        var question = state.Uncertain!;
        Report(draft, "uncertain", step.Path, RunWords.Of(state.Status), $"'{step.Name}' was interrupted and may have taken effect; asked: {string.Join(", ", question.Targets)}", null);
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"Runbook **{Inline(draft.Runbook.Name)}** was interrupted while **{Inline(step.Name)}** ran. It may have taken effect, and is not run again by itself.\n\n");
        Describe(text, step, state);
        text.Append("Answer *done*, *run again* or *failed*; the run waits.");
        Ask(draft, question.Id, $"{question.Id}/{question.Round}", question.Targets, Recovery.Group(question.Id), step, $"Did '{step.Name}' take effect?", text.ToString());
    }

    private static void Describe(StringBuilder text, RunbookStep step, StepState state)
    {
        text.Append(CultureInfo.InvariantCulture, $"Action: `{step.Action}`\n\n");
        var shown = new Dictionary<string, object?>(StringComparer.Ordinal);
        if (state.Target is { } target)
            shown["target"] = target;
        shown["params"] = state.Params;
        var json = FrozenData.Show(shown);
        var fence = Fence(json);
        text.Append(CultureInfo.InvariantCulture, $"{fence}json\n{json}\n{fence}\n\n");
    }

    private static void Ask(RunDraft draft, string id, string key, IReadOnlyList<string> targets, string group, RunbookStep step, string subject, string text)
    {
        var run = draft.State;
        if (run.IncidentId is not { } incidentId || draft.Facts.Incident is not { } incident)
            return;
        foreach (var target in targets)
        {
            var people = People.Of(draft.Facts, target);
            foreach (var person in people.Count > 0 ? people.AsEnumerable<string?>() : Nobody)
            {
                var idempotencyKey = $"{key}/{target}/{person}";
                draft.Send(new NotificationMessage
                {
                    EventIndex = draft.LastEvent,
                    IdempotencyKey = idempotencyKey,
                    CancelGroup = group,
                    Lane = 0,
                    Notification = new Notification
                    {
                        IdempotencyKey = idempotencyKey,
                        Kind = NotificationKind.ApprovalRequest,
                        Target = target,
                        Person = person,
                        IncidentId = incidentId,
                        Tenant = run.Tenant,
                        IncidentNumber = incident.DisplayNumber,
                        Severity = incident.Severity,
                        Status = incident.Status,
                        Subject = $"{incident.DisplayNumber}: {subject}",
                        Text = text,
                        Rule = $"runbook/{run.RunbookId}/{step.Path}",
                        At = draft.Now,
                        ApprovalId = id,
                    },
                });
            }
        }
    }

    // Longer than any run of backticks inside, so that no parameter can end the block and speak for the engine.
    private static string Fence(string json)
    {
        int longest = 0, run = 0;
        foreach (var c in json)
        {
            run = c == '`' ? run + 1 : 0;
            longest = Math.Max(longest, run);
        }

        return new string('`', Math.Max(3, longest + 1));
    }

    private static string Inline(string name) => name.Replace("*", "\\*", StringComparison.Ordinal).Replace("`", "'", StringComparison.Ordinal);
}
