using IncidentKit.Expressions;
using IncidentKit.Policies;

namespace IncidentKit.Classification;

/// <summary>A report as rules see it. What it lacks is missing, so that a rule over it is unknown.</summary>
internal sealed class ReportScope(IncidentReport report, Policy policy, DateTimeOffset now) : IExpressionScope, IExpressionObject
{
    public DateTimeOffset Now => now;

    public bool TryGetValue(string name, out ExpressionValue value)
    {
        value = name switch
        {
            "title" => Text(report.Title),
            "description" => Text(report.Description),
            "category" => Text(Spelled(report.Category, policy.Categories)),
            "impact" => Text(Spelled(report.Impact, policy.Impacts)),
            "users_affected_percent" => report.UsersAffectedPercent is { } percent ? ExpressionValue.FromNumber(percent) : default,
            "has_workaround" => Flag(report.HasWorkaround),
            "scope" => Text(report.Scope),
            "data_at_risk" => Flag(report.DataAtRisk),
            "security" => Flag(report.Security),
            "user_impact" => Text(report.UserImpact),
            "affected_systems" => ExpressionValue.FromList(report.AffectedSystems),
            "affected_tenants" => ExpressionValue.FromList(report.AffectedTenants),
            "labels" => ExpressionValue.FromObject(this),
            _ => default,
        };
        return !value.IsMissing;
    }

    /// <summary>A label: the report's only member with members.</summary>
    public bool TryGetMember(string name, out ExpressionValue value)
    {
        value = report.Labels.TryGetValue(name, out var label) ? ExpressionValue.FromText(label) : default;
        return !value.IsMissing;
    }

    /// <summary>The word as the policy spells it; one that is in no list stays as it is.</summary>
    private static string? Spelled(string? word, IReadOnlyList<string> words)
    {
        if (word is null)
            return null;
        foreach (var known in words)
        {
            if (FoldedName.Same(known, word))
                return known;
        }

        return word;
    }

    private static ExpressionValue Text(string? text) => text is null ? default : ExpressionValue.FromText(text);

    private static ExpressionValue Flag(bool? flag) => flag is { } value ? ExpressionValue.FromBoolean(value) : default;
}
