namespace IncidentKit.Triage;

/// <summary>How large a report may be, so that an incident's row stays small.</summary>
internal static class ReportLimits
{
    private const int MaxTitle = 500;
    private const int MaxText = 8192;
    private const int MaxItems = 100;
    private const int MaxItem = 200;
    private const int MaxLabels = 8 * 1024;

    /// <summary>Looks at a report that a person or a program wrote.</summary>
    /// <param name="report">The report.</param>
    /// <exception cref="ArgumentException">Something is missing, too long or out of its range; all of it is named.</exception>
    public static void Check(IncidentReport report)
    {
        var faults = new List<string>();
        if (string.IsNullOrWhiteSpace(report.Title))
            faults.Add("the title must not be empty");
        TooLong(faults, "title", report.Title, MaxTitle);
        TooLong(faults, "description", report.Description, MaxText);
        TooLong(faults, "user_impact", report.UserImpact, MaxText);
        TooLong(faults, "category", report.Category, MaxItem);
        TooLong(faults, "impact", report.Impact, MaxItem);
        TooLong(faults, "scope", report.Scope, MaxItem);
        if (report.UsersAffectedPercent is { } percent && percent is not (>= 0 and <= 100))
            faults.Add($"users_affected_percent is {percent}; it must be from 0 to 100");
        foreach (var (name, list) in new[] { ("affected_systems", report.AffectedSystems), ("affected_tenants", report.AffectedTenants) })
        {
            if (list.Count > MaxItems)
                faults.Add($"{name} has {list.Count} entries; at most {MaxItems} are kept");
            foreach (var item in list.Where(item => item.Length > MaxItem))
                faults.Add($"{name} holds an entry of {item.Length} characters; at most {MaxItem} are kept");
        }

        var labels = report.Labels.Sum(label => label.Key.Length + label.Value.Length);
        if (labels > MaxLabels)
            faults.Add($"the labels have {labels} characters; at most {MaxLabels} are kept");
        if (faults.Count > 0)
            throw new ArgumentException(string.Join("; ", faults), nameof(report));
    }

    /// <summary>Cuts what a machine wrote to size: a signal is never refused for its length.</summary>
    /// <param name="report">The report.</param>
    /// <returns>The report as it can be kept.</returns>
    public static IncidentReport Fit(IncidentReport report)
    {
        var left = MaxLabels;
        var labels = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (name, value) in report.Labels.OrderBy(pair => pair.Key, StringComparer.Ordinal))
        {
            if (name.Length + value.Length > left)
                continue;
            left -= name.Length + value.Length;
            labels[name] = value;
        }

        return report with
        {
            Title = Cut(string.IsNullOrWhiteSpace(report.Title) ? "(no title)" : report.Title, MaxTitle)!,
            Description = Cut(report.Description, MaxText),
            UserImpact = Cut(report.UserImpact, MaxText),
            Category = Cut(report.Category, MaxItem),
            Impact = Cut(report.Impact, MaxItem),
            Scope = Cut(report.Scope, MaxItem),
            AffectedSystems = [.. report.AffectedSystems.Take(MaxItems).Select(item => Cut(item, MaxItem)!)],
            AffectedTenants = [.. report.AffectedTenants.Take(MaxItems).Select(item => Cut(item, MaxItem)!)],
            Labels = labels,
            UsersAffectedPercent = report.UsersAffectedPercent is { } percent && percent is >= 0 and <= 100 ? percent : null,
        };
    }

    private static void TooLong(List<string> faults, string name, string? text, int most)
    {
        if (text?.Length > most)
            faults.Add($"{name} has {text.Length} characters; at most {most} are kept");
    }

    private static string? Cut(string? text, int most)
    {
        if (text is null || text.Length <= most)
            return text;
        var end = most - 1;
        if (char.IsHighSurrogate(text[end - 1]))
            end--;
        return text[..end] + "…";
    }
}
