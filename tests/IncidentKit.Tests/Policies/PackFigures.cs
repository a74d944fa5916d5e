using System.Globalization;
using IncidentKit.Policies;

namespace IncidentKit.Tests.Policies;

/// <summary>Everything that a policy says about its organisation, one line for each figure or list: where, and what stands there.</summary>
internal static class PackFigures
{
    public static IEnumerable<(string Path, string Text)> Of(Policy policy) =>
        [.. Severities(policy), .. Ladders(policy), .. Rules(policy), .. People(policy), .. Lists(policy), .. Rest(policy)];

    private static IEnumerable<(string Path, string Text)> Severities(Policy policy)
    {
        foreach (var s in policy.Severities)
        {
            var at = $"severity {s.Name}";
            yield return (at, $"{s.Title}, {(s.Pages ? "high" : "low")}{(s.Mode == SeverityMode.Track ? ", track" : "")}");
            yield return ($"{at} criteria", s.Criteria ?? "");
            foreach (var (name, target) in new[]
            {
                ("acknowledge", s.Targets.Acknowledge), ("classify", s.Targets.Classify), ("assess", s.Targets.Assess),
                ("mitigate", s.Targets.Mitigate), ("resolve", s.Targets.Resolve), ("notice_of_resolution", s.Targets.NoticeOfResolution),
            })
            {
                if (target is not null)
                    yield return ($"{at} {name}", target.ToString()!);
            }

            if (s.AcknowledgementExpires is { } expires)
                yield return ($"{at} acknowledgement_expires", Iso(expires));
        }

        if (policy.Categories.Count > 0)
            yield return ("categories", string.Join("; ", policy.Categories));
        if (policy.Impacts.Count > 0)
            yield return ("impacts", string.Join("; ", policy.Impacts));
    }

    private static IEnumerable<(string Path, string Text)> Ladders(Policy policy)
    {
        foreach (var (severity, ladder) in policy.Escalation)
        {
            if (ladder.None)
                yield return ($"ladder {severity}", "none");
            foreach (var step in ladder.Steps)
            {
                var parts = new List<string> { Iso(step.After), string.Join(",", step.Notify), string.Join(",", step.Do) };
                if (step.Unless != EscalationUnless.Resolved)
                    parts.Add($"unless {step.Unless}");
                if (step.Repeat is { } repeat)
                    parts.Add($"every {Iso(repeat.Every)} {repeat.Times} times");
                yield return ($"ladder {severity} {step.Id}", string.Join(" ", parts.Where(p => p.Length > 0)));
            }
        }
    }

    private static IEnumerable<(string Path, string Text)> Rules(Policy policy)
    {
        foreach (var (i, u) in policy.Updates.Index())
            yield return ($"update {i + 1}", $"{Of(u.Severities)}: {(u.IsTicket ? "ticket" : $"every {Iso(u.Every)}")} to {u.Audience}");
        foreach (var (i, d) in policy.PostIncident.Index())
        {
            yield return ($"duty {i + 1}", $"{Of(d.Severities)}: {d.Duty} within {d.Within} after {Lower(d.After)}"
                + (d.WarnAfter is { } warn ? $", warn after {warn}" : "") + (d.IsOptional ? ", optional" : "")
                + (d.RequiredToClose.Count > 0 ? $", closes {string.Join(",", d.RequiredToClose)}" : ""));
        }

        foreach (var d in policy.Detection)
        {
            yield return ($"detection {d.Name}", d.When is null
                ? $"within {Iso(d.DetectWithin!.Value)}"
                : $"{d.When}{(d.For > TimeSpan.Zero ? $" for {Iso(d.For)}" : "")} declares {d.Declare}");
        }

        foreach (var (i, c) in policy.Communication.Index())
        {
            yield return ($"communication {i + 1}", $"{Of(c.Severities)}: {Lower(c.Stage)}{(c.Within is { } within ? $" within {within}" : "")} to {string.Join(", ", c.Audiences)}"
                + (c.Channels.Count > 0 ? $" by {string.Join(", ", c.Channels)}" : "") + (c.Template is null ? "" : $" as {c.Template}")
                + (c.Required == CommunicationNeed.Always ? ", always" : ", if needed"));
        }

        foreach (var (i, r) in policy.Routing.Index())
            yield return ($"routing {i + 1}", $"{r.When} -> {string.Join(", ", r.Channels)}");
        foreach (var t in policy.Triggers)
            yield return ($"trigger {t.Name}", $"{t.On}: {t.Title}{(t.Notify.Count > 0 ? $" -> {string.Join(", ", t.Notify)}" : "")}");
    }

    private static IEnumerable<(string Path, string Text)> People(Policy policy)
    {
        foreach (var (name, role) in policy.Roles)
        {
            var parts = new List<string> { string.Join("; ", role.Duties) };
            if (role.Bind.Count > 0)
                parts.Add($"bound to {string.Join(",", role.Bind)}");
            if (role.RequiredFor.Count > 0)
                parts.Add($"required for {string.Join(",", role.RequiredFor)}");
            if (role.Within is { } within)
                parts.Add($"within {Iso(within)}");
            if (role.RequiredWhen is not null)
                parts.Add($"when {role.RequiredWhen}");
            yield return ($"role {name}", string.Join(" | ", parts));
        }

        yield return ("fallback", string.Join(",", policy.Fallback));
        yield return ("assign_from", policy.AssignFrom?.ToString() ?? "");
    }

    private static IEnumerable<(string Path, string Text)> Lists(Policy policy)
    {
        foreach (var (name, list) in policy.Checklists)
        {
            var parts = new List<string> { list.When ?? "any time" };
            if (list.Severities.Count > 0)
                parts.Add(string.Join(",", list.Severities));
            if (list.After is not null || list.Within is not null)
                parts.Add(list.Within is not { } within ? $"from {Iso(list.After!.Value)}" : list.After is { } after ? $"{Iso(after)} to {Iso(within)}" : $"within {Iso(within)}");
            if (list.IsStrict)
                parts.Add("in order");
            yield return ($"checklist {name}", $"{string.Join(", ", parts)}: {string.Join("; ", list.Items)}");
        }

        foreach (var (name, table) in policy.Tables)
        {
            foreach (var (i, row) in table.Rows.Index())
                yield return ($"table {name} {i + 1}", string.Join(" / ", row));
        }

        foreach (var p in policy.Periodic)
            yield return ($"periodic {p.Name}", $"{p.Kind}{(p.Every is { } every ? $" every {every}" : "")}: {p.Title}");
    }

    private static IEnumerable<(string Path, string Text)> Rest(Policy policy)
    {
        if (policy.Pages.AnswerWithin is { } answer)
            yield return ("pages answered within", Iso(answer));
        if (policy.Rooms.Name != RoomNaming.DefaultName)
            yield return ("room", policy.Rooms.Name);
        if (policy.Sprint is { } sprint)
            yield return ("sprint", Iso(sprint));
        foreach (var (status, names) in policy.SubStatuses)
            yield return ($"sub_status {status}", string.Join(", ", names));
        foreach (var name in policy.Obligations.Keys)
            yield return ($"obligation {name}", "");
        if (policy.Templates.Count > 0)
            yield return ("templates", string.Join("; ", policy.Templates.Keys.Order(StringComparer.Ordinal)));
    }

    private static string Of(IReadOnlyList<string> severities) => severities.Count == 0 ? "all" : string.Join(",", severities);

    private static string Iso(TimeSpan length) => PolicyDuration.FromTimeSpan(length).ToString();

    private static string Lower(Enum value) => value.ToString().ToLower(CultureInfo.InvariantCulture);
}
