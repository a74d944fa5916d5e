using System.Globalization;
using System.Text;
using IncidentKit.Expressions;
using IncidentKit.Lifecycle;
using IncidentKit.Policies;

namespace IncidentKit.PostIncident;

/// <summary>Writes an incident's post-mortem from its timeline with the policy's template (ADR 0072, "Root Cause Analysis Template"). What people wrote is data: it is inserted, never evaluated.</summary>
internal static class PostMortemDocument
{
    /// <summary>The template's name in the policy.</summary>
    public const string TemplateName = "post-mortem";

    // A long incident has a long timeline; what is rendered here is written by the kit itself, never a parameter or a message.
    private static readonly ExpressionLimits Limits = ExpressionLimits.Default with { MaxTextLength = 16 * 1024 * 1024 };

    /// <summary>Writes the document.</summary>
    /// <param name="incident">The incident.</param>
    /// <param name="timeline">Its timeline.</param>
    /// <param name="policy">Its policy.</param>
    /// <param name="now">The time.</param>
    /// <returns>Markdown.</returns>
    /// <exception cref="IncidentKitException">The policy's template can't be rendered; the message says where.</exception>
    public static string Write(Incident incident, IReadOnlyList<TimelineEntry> timeline, Policy policy, DateTimeOffset now)
    {
        var source = policy.Templates.TryGetValue(TemplateName, out var own) ? own : BuiltInPacks.Load("adr-0072").Templates[TemplateName];
        var parsed = Template.Parse(source, policy.Functions, Limits);
        if (parsed.Template is not { } template)
            throw new IncidentKitException($"the template {TemplateName} of the policy {policy.Name} is wrong at {parsed.Error!.Position}: {parsed.Error.Message}");
        var rendered = template.Render(new ExpressionScope(Roots(incident, timeline), now));
        return rendered.Succeeded
            ? rendered.Text
            : throw new IncidentKitException($"the template {TemplateName} of the policy {policy.Name} fails at {rendered.Error!.Position}: {rendered.Error.Message}");
    }

    private static Dictionary<string, object?> Roots(Incident incident, IReadOnlyList<TimelineEntry> timeline)
    {
        var rca = incident.RootCauseAnalysis;
        return new Dictionary<string, object?>
        {
            ["incident"] = new IncidentView(incident),
            ["durations"] = new Dictionary<string, object?>
            {
                ["detect"] = incident.ImpactStartedAt is { } began ? Positive(incident.DetectedAt - began) : null,
                ["acknowledge"] = Since(incident, incident.AcknowledgedAt),
                ["mitigate"] = Since(incident, incident.MitigatedAt),
                ["resolve"] = Since(incident, incident.ResolvedAt),
            },
            ["timeline_markdown"] = Timeline(timeline),
            ["action_items_markdown"] = ActionItems(incident),
            ["rca"] = new Dictionary<string, object?>
            {
                ["summary"] = rca?.Summary ?? incident.ResolutionSummary,
                ["root_causes"] = rca?.RootCauses,
                ["root_causes_markdown"] = List(rca?.RootCauses) ?? incident.RootCause,
                ["contributing_factors"] = rca?.ContributingFactors,
                ["contributing_factors_markdown"] = List(rca?.ContributingFactors),
                ["impact_assessment"] = string.IsNullOrEmpty(rca?.ImpactAssessment) ? null : rca.ImpactAssessment,
                ["lessons_learned"] = rca?.LessonsLearned,
                ["lessons_learned_markdown"] = List(rca?.LessonsLearned),
                ["recorded_by"] = rca?.RecordedBy,
                ["recorded_at"] = rca?.RecordedAt,
            },
        };
    }

    private static object? Since(Incident incident, DateTimeOffset? at) => at is { } instant ? Positive(instant - incident.DetectedAt) : null;

    private static object Positive(TimeSpan length) => length < TimeSpan.Zero ? TimeSpan.Zero : length;

    private static string Timeline(IReadOnlyList<TimelineEntry> timeline)
    {
        var text = new StringBuilder("| Time (UTC) | Event | Who | What |\n| --- | --- | --- | --- |\n");
        foreach (var entry in timeline)
            text.Append(CultureInfo.InvariantCulture, $"| {entry.At.UtcDateTime:yyyy-MM-dd HH:mm:ss} | {Cell(entry.Kind)} | {Cell(entry.Actor)} | {Cell(entry.Text)} |\n");
        return text.ToString().TrimEnd('\n');
    }

    private static string ActionItems(Incident incident)
    {
        if (incident.FollowUpActions.Count == 0)
            return "_None recorded._";
        var text = new StringBuilder("| | Priority | Action | Owner | Due | Status |\n| --- | --- | --- | --- | --- | --- |\n");
        foreach (var item in incident.FollowUpActions)
            text.Append(CultureInfo.InvariantCulture, $"| {item.Number} | {Cell(item.Priority)} | {Cell(item.Description)} | {Cell(item.Owner ?? "nobody")} | {item.DueDate?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) ?? "no date"} | {item.Status} |\n");
        return text.ToString().TrimEnd('\n');
    }

    private static string? List(IReadOnlyList<string>? items) =>
        items is { Count: > 0 } ? string.Join('\n', items.Select(item => $"- {item.ReplaceLineEndings(" ")}")) : null;

    // A bar would end the cell; a bracket could begin a tag.
    private static string Cell(string text) => text.ReplaceLineEndings(" ").Replace("|", "\\|", StringComparison.Ordinal).Replace("<", "&lt;", StringComparison.Ordinal);
}
