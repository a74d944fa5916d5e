using System.Globalization;
using IncidentKit.Classification;
using IncidentKit.Policies;

namespace IncidentKit.Benchmarks;

/// <summary>The same rules twice: as a policy's expressions, and as the delegates that somebody would write by hand in their place.</summary>
internal sealed class RuleSet
{
    private static readonly string[] Categories = ["System", "Security", "Operational", "Data"];
    private static readonly string[] Impacts = ["DataBreach", "SystemCompromise", "AttemptedBreach", "EngagementFailure", "SensorMalfunction", "Other"];
    private static readonly string[] Words = ["payment", "checkout", "login", "search", "mail", "queue", "cache", "disk"];
    private static readonly DateTimeOffset Now = new(2026, 1, 5, 9, 0, 0, TimeSpan.Zero);

    private readonly Func<IncidentReport, bool>[] _delegates;
    private readonly CompiledRule[] _rules;
    private readonly SeverityDefinition _otherwise;

    private RuleSet(List<(string When, Func<IncidentReport, bool> Delegate)> rules)
    {
        var policy = BuiltInPacks.Load("adr-0072") with
        {
            Classification = [.. rules.Select((rule, i) => new ClassificationRule { Name = $"rule-{i}", When = rule.When, Severity = "SEV3" })],
        };
        Classifier = new SeverityClassifier(policy);
        _delegates = [.. rules.Select(rule => rule.Delegate)];
        _rules = [.. Classifier.Rules];
        _otherwise = policy.FindSeverity(policy.Otherwise)!;
    }

    public SeverityClassifier Classifier { get; }

    /// <summary>A report that has everything the rules ask for and matches none of them: every rule is looked at.</summary>
    public static IncidentReport Report { get; } = new()
    {
        Title = "Orders arrive twice in the warehouse",
        Category = "Operational",
        Impact = "Other",
        UsersAffectedPercent = 12.5,
        HasWorkaround = true,
        Scope = "partial",
        DataAtRisk = false,
        Security = false,
        AffectedSystems = ["orders", "warehouse"],
    };

    /// <summary>Conjunctions of comparisons of fields with constants.</summary>
    public static RuleSet Conjunctions(int count)
    {
        var rules = new List<(string, Func<IncidentReport, bool>)>();
        for (var i = 0; i < count; i++)
        {
            var category = Categories[i % 4];
            var impact = Impacts[i % 5];
            var above = 13 + (i * 37 % 80);
            rules.Add((i % 4) switch
            {
                0 => ($"category == '{category}' and users_affected_percent > {above}",
                    report => report.Category == category && report.UsersAffectedPercent > above),
                1 => ($"category == '{category}' and impact in ('{impact}', 'Other') and users_affected_percent >= {above}",
                    report => report.Category == category && report.Impact is { } found && (found == impact || found == "Other") && report.UsersAffectedPercent >= above),
                2 => ($"users_affected_percent > {above} and not has_workaround",
                    report => report.UsersAffectedPercent > above && report.HasWorkaround == false),
                _ => ($"scope == 'complete' and users_affected_percent <= {above} and data_at_risk",
                    report => report.Scope == "complete" && report.UsersAffectedPercent <= above && report.DataAtRisk == true),
            });
        }

        return new RuleSet(rules);
    }

    /// <summary>Everything else: alternatives, arithmetic, functions, patterns, choices.</summary>
    public static RuleSet OtherForms(int count)
    {
        var rules = new List<(string, Func<IncidentReport, bool>)>();
        for (var i = 0; i < count; i++)
        {
            var word = Words[i % 8];
            var impact = Impacts[i % 5];
            var above = 30 + (i * 37 % 60);
            rules.Add((i % 5) switch
            {
                0 => ($"impact == '{impact}' or users_affected_percent > {above}",
                    report => report.Impact == impact || report.UsersAffectedPercent > above),
                1 => ($"users_affected_percent * 2 > {above} and (data_at_risk or security)",
                    report => report.UsersAffectedPercent * 2 > above && (report.DataAtRisk == true || report.Security == true)),
                2 => ($"contains(title, '{word}') and not has_workaround",
                    report => report.Title.Contains(word, StringComparison.Ordinal) && report.HasWorkaround == false),
                3 => ($"length(affected_systems) > {4 + (i % 3)} or starts_with(title, '{word}')",
                    report => report.AffectedSystems.Count > 4 + (i % 3) || report.Title.StartsWith(word, StringComparison.Ordinal)),
                _ => (string.Create(CultureInfo.InvariantCulture, $"(has_workaround ? users_affected_percent - 10 : users_affected_percent) > {above}"),
                    report => (report.HasWorkaround == true ? report.UsersAffectedPercent - 10 : report.UsersAffectedPercent) > above),
            });
        }

        return new RuleSet(rules);
    }

    /// <summary>The expressions' answer.</summary>
    public ClassificationResult Classify() => Classifier.Classify(Report, Now);

    /// <summary>The delegates' answer, in the same result object.</summary>
    public ClassificationResult ByHand()
    {
        var report = Report;
        CompiledRule? match = null;
        for (var i = 0; i < _delegates.Length; i++)
        {
            if (_delegates[i](report))
            {
                match = _rules[i];
                break;
            }
        }

        var severity = match?.Severity ?? _otherwise;
        return new ClassificationResult(Classifier, match, report, Now)
        {
            Severity = severity.Name,
            Rule = match?.Rule.Name ?? ClassificationResult.Otherwise,
            RuleSeverity = severity.Name,
            Targets = severity.Targets,
        };
    }
}
