using IncidentKit.Policies;
using Spectre.Console;

namespace IncidentKit.Cli.Output;

/// <summary>Prints policies.</summary>
internal static class PolicyOutput
{
    private static readonly string[] ListHeadings = ["name", "title", "source"];
    private static readonly string[] SeverityHeadings = ["severity", "title", "acknowledge", "mitigate", "resolve", "urgency", "criteria"];
    private static readonly string[] RuleHeadings = ["rule", "severity", "when"];
    private static readonly string[] StepHeadings = ["escalation", "step", "after", "unless", "notify", "do"];

    public static void WriteList(Terminal terminal, IReadOnlyList<Policy> policies, bool json)
    {
        if (!json)
        {
            terminal.Draw(Grids.Rows(ListHeadings, policies.Select(policy => (IReadOnlyList<string?>)[policy.Name, policy.Title, policy.Source])));
            return;
        }

        terminal.WriteJson(writer =>
        {
            writer.WriteStartArray();
            foreach (var policy in policies)
            {
                writer.WriteStartObject();
                writer.WriteString("name", policy.Name);
                writer.WriteString("title", policy.Title);
                writer.WriteString("source", policy.Source);
                writer.WriteEndObject();
            }

            writer.WriteEndArray();
        });
    }

    public static void Write(Terminal terminal, Policy policy, bool json)
    {
        if (json)
        {
            terminal.WriteJson(writer => PolicyJson.Write(writer, policy));
            return;
        }

        terminal.WriteText(SafeText.Line($"{policy.Name}: {policy.Title}"));
        terminal.Draw(Grids.Fields(
        [
            ("source", policy.Source),
            ("categories", string.Join(", ", policy.Categories)),
            ("impacts", string.Join(", ", policy.Impacts)),
            ("owner from", policy.AssignFrom?.ToString()),
            ("fallback", string.Join(", ", policy.Fallback)),
            ("severity when unknown", policy.WhenUnknown),
            ("runbooks", string.Join(", ", policy.Runbooks)),
            .. policy.Updates.Select(update => ("updates", (string?)$"{(update.IsTicket ? "with the ticket" : $"every {TimeText.Of(update.Every)}")} to {update.Audience}: {Of(update.Severities)}")),
            .. policy.PostIncident.Select(duty => ("afterwards", (string?)$"{duty.Duty}{(duty.IsOptional ? " (optional)" : "")} within {TimeText.Of(duty.Within)}{(duty.WarnAfter is { } warn ? $", reminded after {TimeText.Of(warn)}" : "")}: {Of(duty.Severities)}{(duty.RequiredToClose.Count == 0 ? "" : $"; needed to close {string.Join(", ", duty.RequiredToClose)}")}")),
            .. policy.Communication.Select(rule => ("communication", (string?)$"{Words.Snake(rule.Stage)}{(rule.Within is { } within ? $", within {TimeText.Of(within)}" : "")}: {string.Join(", ", rule.Audiences.Concat(rule.Channels))}{(rule.Required == CommunicationNeed.IfNeeded ? " (if needed)" : "")}: {Of(rule.Severities)}")),
            .. policy.Triggers.Select(trigger => ("trigger", (string?)$"{Words.Snake(trigger.On)}: {trigger.Title}{(trigger.Notify.Count == 0 ? "" : $": {string.Join(", ", trigger.Notify)}")}")),
            .. policy.Detection.Select(rule => ("detection", (string?)(rule.When is null ? $"{rule.Title} within {TimeText.Of(PolicyDuration.FromTimeSpan(rule.DetectWithin ?? default))}" : $"{rule.Declare} when {rule.When}{(rule.For > TimeSpan.Zero ? $" for {TimeText.Of(PolicyDuration.FromTimeSpan(rule.For))}" : "")} (not active)"))),
            .. policy.Periodic.Select(rule => ("periodic", (string?)$"{Words.Snake(rule.Kind)}{(rule.Every is { } every ? $" every {TimeText.Of(every)}" : "")}: {rule.Title}")),
            ("pages answered within", policy.Pages.AnswerWithin is { } answer ? TimeText.Of(PolicyDuration.FromTimeSpan(answer)) : null),
            ("checklists", string.Join(", ", policy.Checklists.Keys)),
            ("tables", string.Join(", ", policy.Tables.Keys)),
            ("templates", string.Join(", ", policy.Templates.Keys)),
        ]));
        Draw(terminal, SeverityHeadings, policy.Severities.Select(severity => (IReadOnlyList<string?>)
        [
            severity.Name,
            severity.Title,
            TimeText.Of(severity.Targets.Acknowledge) ?? "-",
            TimeText.Of(severity.Targets.Mitigate) ?? "-",
            TimeText.Of(severity.Targets.Resolve) ?? "-",
            severity.Pages ? "high" : "low",
            severity.Criteria,
        ]));
        Draw(terminal, RuleHeadings, policy.Classification
            .Select(rule => (IReadOnlyList<string?>)[rule.Name, rule.Severity, rule.When])
            .Append(["otherwise", policy.Otherwise, ""]));
        Draw(terminal, StepHeadings, policy.Severities.SelectMany(severity => policy.LadderOf(severity.Name).Steps.Select(step => (IReadOnlyList<string?>)
        [
            severity.Name,
            step.Id,
            TimeText.Of(PolicyDuration.FromTimeSpan(step.After)),
            Words.Snake(step.Unless),
            string.Join(", ", step.Notify),
            string.Join(", ", step.Do),
        ])));
    }

    private static string Of(IReadOnlyList<string> severities) => severities.Count == 0 ? "all severities" : string.Join(", ", severities);

    private static void Draw(Terminal terminal, string[] headings, IEnumerable<IReadOnlyList<string?>> rows)
    {
        terminal.WriteText("");
        terminal.Draw(Grids.Rows(headings, rows));
    }
}
