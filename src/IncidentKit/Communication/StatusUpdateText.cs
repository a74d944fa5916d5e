using IncidentKit.Clocks;
using IncidentKit.Expressions;
using IncidentKit.Lifecycle;
using IncidentKit.Policies;

namespace IncidentKit.Communication;

/// <summary>Renders a status update with the template that the policy names for it (ADR 0072, "Status Update Template").</summary>
internal static class StatusUpdateText
{
    /// <summary>The template that is taken where the policy's rule names none.</summary>
    public const string DefaultTemplate = "status-update";

    /// <summary>Renders an update.</summary>
    /// <param name="incident">The incident.</param>
    /// <param name="update">The update.</param>
    /// <param name="policy">The incident's policy.</param>
    /// <param name="now">The time.</param>
    /// <returns>Markdown; the update's own words where the policy has no template or its template fails.</returns>
    public static string Render(Incident incident, StatusUpdate update, Policy policy, DateTimeOffset now)
    {
        var rule = IncidentClocks.UpdateRuleOf(incident, policy);
        if (!policy.Templates.TryGetValue(rule?.Template ?? DefaultTemplate, out var source) || Template.Parse(source, policy.Functions).Template is not { } template)
            return update.CurrentSituation;
        var next = update.NextUpdateIn ?? (rule is { IsTicket: false } ? rule.Every : null);
        var scope = new ExpressionScope(
            new Dictionary<string, object?>
            {
                ["incident"] = new IncidentView(incident),
                ["current_situation"] = update.CurrentSituation,
                ["actions_taken"] = update.ActionsTaken,
                ["next_steps"] = update.NextSteps,
                ["next_update_minutes"] = next is { } length ? (long)Math.Round(length.TotalMinutes) : null,
            },
            now);
        var rendered = template.Render(scope);
        return rendered.Succeeded ? rendered.Text : update.CurrentSituation;
    }
}
