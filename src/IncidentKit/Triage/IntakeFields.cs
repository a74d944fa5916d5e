using System.Globalization;
using IncidentKit.Expressions;
using IncidentKit.Policies;

namespace IncidentKit.Triage;

/// <summary>The fields of a report while intake rules fill them. The first value of a field stays.</summary>
internal sealed class IntakeFields(Policy policy)
{
    private const int LongestTitle = 200;

    private IncidentReport _report = new() { Title = "" };
    private string? _alertName;

    public List<string> Problems { get; } = [];

    public void Set(string field, in TemplateResult result)
    {
        if (result.Error is { } error)
        {
            // A value that the alert lacks leaves the field to the next rule; that is no problem.
            if (result.Missing.Count == 0)
                Problems.Add($"{field}: {error.Message}");
            return;
        }

        var text = result.Text.Trim();
        if (text.Length == 0)
            return;
        switch (field)
        {
            case "category": _report = _report with { Category = _report.Category ?? Word(field, text, policy.Categories) }; break;
            case "impact": _report = _report with { Impact = _report.Impact ?? Word(field, text, policy.Impacts) }; break;
            case "users_affected_percent": _report = _report with { UsersAffectedPercent = _report.UsersAffectedPercent ?? Percent(field, text) }; break;
            case "has_workaround": _report = _report with { HasWorkaround = _report.HasWorkaround ?? Flag(field, text) }; break;
            case "data_at_risk": _report = _report with { DataAtRisk = _report.DataAtRisk ?? Flag(field, text) }; break;
            case "security": _report = _report with { Security = _report.Security ?? Flag(field, text) }; break;
            case "scope": _report = _report with { Scope = _report.Scope ?? text }; break;
            case "title": _report = _report.Title.Length > 0 ? _report : _report with { Title = OneLine(text) }; break;
            case "description": _report = _report with { Description = _report.Description ?? text }; break;
            case "user_impact": _report = _report with { UserImpact = _report.UserImpact ?? text }; break;
            case "affected_systems": _report = _report.AffectedSystems.Count > 0 ? _report : _report with { AffectedSystems = Names(result, text) }; break;
            case "alert.name": _alertName ??= OneLine(text); break;
            default: Problems.Add($"{field}: an intake rule can't set it"); break;
        }
    }

    public IntakeResult ToResult(AlertScope alert, string? floor)
    {
        var ownName = alert.Text("name");
        var title = _report.Title.Length > 0 ? _report.Title : OneLine(alert.Text("annotations", "summary") ?? ownName ?? _alertName ?? "Alert");
        return new IntakeResult
        {
            Report = _report with { Title = title, Labels = Labels(alert) },
            Floor = floor,
            AlertName = _alertName ?? ownName ?? "",
            Problems = Problems,
        };
    }

    private string? Word(string field, string text, IReadOnlyList<string> words)
    {
        if (words.Count == 0)
            return text;
        var known = words.FirstOrDefault(word => FoldedName.Same(word, text));
        if (known is null)
            Problems.Add($"{field}: '{OneLine(text)}' is none of {string.Join(", ", words)}; it counts as missing");
        return known;
    }

    private double? Percent(string field, string text)
    {
        if (double.TryParse(text.TrimEnd('%', ' '), NumberStyles.Float, CultureInfo.InvariantCulture, out var percent) && percent is >= 0 and <= 100)
            return percent;
        Problems.Add($"{field}: '{OneLine(text)}' is no number from 0 to 100; it counts as missing");
        return null;
    }

    private bool? Flag(string field, string text)
    {
        switch (text.ToLowerInvariant())
        {
            case "true" or "yes":
                return true;
            case "false" or "no":
                return false;
            default:
                Problems.Add($"{field}: '{OneLine(text)}' is neither true nor false; it counts as missing");
                return null;
        }
    }

    private static IReadOnlyList<string> Names(in TemplateResult result, string text) =>
        result.Value is IReadOnlyList<object?> list
            ? [.. list.OfType<string>().Where(name => !string.IsNullOrWhiteSpace(name))]
            : text.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);

    private static IReadOnlyDictionary<string, string> Labels(AlertScope alert)
    {
        var labels = new Dictionary<string, string>(StringComparer.Ordinal);
        switch (alert.Read("labels").ToObject())
        {
            case IReadOnlyDictionary<string, string> texts:
                return texts;
            case IReadOnlyDictionary<string, object?> plain:
                foreach (var (name, value) in plain)
                {
                    if (value is string text)
                        labels[name] = text;
                }

                break;
        }

        return labels;
    }

    private static string OneLine(string text)
    {
        var line = new string([.. text.Select(c => char.IsControl(c) ? ' ' : c)]).Trim();
        if (line.Length <= LongestTitle)
            return line;

        // Not through the middle of a surrogate pair.
        var end = char.IsHighSurrogate(line[LongestTitle - 2]) ? LongestTitle - 2 : LongestTitle - 1;
        return line[..end] + "…";
    }
}
