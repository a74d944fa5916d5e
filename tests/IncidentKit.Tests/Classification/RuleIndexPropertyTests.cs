using FsCheck;
using FsCheck.Fluent;
using IncidentKit.Classification;
using IncidentKit.Expressions;
using IncidentKit.Policies;
using Xunit;

namespace IncidentKit.Tests.Classification;

/// <summary>The index against the rules one by one: same match, same doubts, whatever is missing, of another kind, or fails.</summary>
public sealed class RuleIndexPropertyTests
{
    private static readonly DateTimeOffset Now = new(2026, 1, 5, 9, 0, 0, TimeSpan.Zero);

    private static readonly string[] Parts =
    [
        "category == 'System'", "category != 'Data'", "category in ('Security', 'Data')", "category not in ('System')", "impact == 'Other'", "not (impact == 'Other')",
        "users_affected_percent > 50", "users_affected_percent >= 50", "users_affected_percent < 10", "users_affected_percent <= 50.5", "not users_affected_percent > 10",
        "has_workaround", "not has_workaround", "!data_at_risk", "security", "scope == 'complete'",
        "users_affected_percent * 2 > 60", "users_affected_percent * 2 <= 100", "users_affected_percent / 0 > 1", "1 / users_affected_percent > 0.1", "users_affected_percent % 3 < 1",
        "users_affected_percent ** 2 > 100", "users_affected_percent + 1e308 + 1e308 > 5", "contains(title, 'db')", "starts_with(title, 'db')", "ends_with(title, 'db')", "title like '%db%'",
        "length(affected_systems) > 1", "length(title) < 5", "'db' in affected_systems", "labels.team == 'a'", "(has_workaround ? users_affected_percent : 7) > 20",
        "(has_workaround ? 5 : 'x') > 3", "category > 5", "users_affected_percent == 'x'", "users_affected_percent > 'x'", "category", "title and true", "affected_systems", "not labels", "labels == 'x'", "affected_systems > 3", "impact == null", "impact ?? 'Other' == 'Other'",
        "scope > 'b'", "true", "false", "upper(category) == 'SYSTEM'", "users_affected_percent > 9007199254740993", "in(category, 'System', 'Data')", "60 < users_affected_percent",
    ];

    private static readonly Gen<string> Condition = Gen.Sized(size => Tree(Math.Min(size, 3)));

    private static readonly Gen<IncidentReport> Report =
        from title in Gen.Elements("db", "db is down", "the db", new string('x', 600) + "db", "orders")
        from category in Gen.Elements("System", "system", "Data", "Security", "Nonsense", null)
        from impact in Gen.Elements("Other", "DataBreach", null)
        from users in Gen.Elements<double?>(0, 5, 10, 30.5, 50, 50.5, 51, 100, double.NaN, double.PositiveInfinity, 1e300, null)
        from workaround in Gen.Elements<bool?>(true, false, null)
        from risk in Gen.Elements<bool?>(true, false, null)
        from scope in Gen.Elements("complete", "partial", null)
        from systems in Gen.Elements<string[]>([], ["db"], ["api", "web"])
        from team in Gen.Elements("a", "b", null)
        select new IncidentReport
        {
            Title = title,
            Category = category,
            Impact = impact,
            UsersAffectedPercent = users,
            HasWorkaround = workaround,
            DataAtRisk = risk,
            Security = risk,
            Scope = scope,
            AffectedSystems = systems,
            Labels = team is null ? new Dictionary<string, string>() : new Dictionary<string, string> { ["team"] = team },
        };

    [Fact]
    public void Index_answers_as_the_rules_one_by_one() => Check.One(
        Config.QuickThrowOnFailure.WithMaxTest(2_000).WithReplay(20_261_121, 3),
        Prop.ForAll(
            (from conditions in Condition.ListOf() from report in Report select (conditions, report)).ToArbitrary(),
            pair => AssertSame([.. pair.conditions], [pair.report])));

    [Theory]
    [InlineData(200, 1)]
    [InlineData(2500, 2)]
    public void Index_answers_as_the_rules_one_by_one_in_many_words_and_blocks(int rules, int seed)
    {
        // Rules that seldom match, so that late words and blocks are reached.
        var random = new Random(seed);
        string[] conditions = [.. Enumerable.Range(0, rules).Select(i => $"users_affected_percent > {i % 99} and title == 'none {i}' or {Parts[random.Next(Parts.Length)]} and length(title) == {random.Next(5, 4000)}")];
        var report = new IncidentReport { Title = "db is down", Category = "System", UsersAffectedPercent = 62 };
        AssertSame(conditions, [report, report with { Title = $"none {rules - 7}", UsersAffectedPercent = 99 }, report with { Title = $"none {rules / 2}", UsersAffectedPercent = null }]);
    }

    private static Gen<string> Tree(int depth) => depth == 0
        ? Gen.Elements(Parts)
        : Gen.OneOf(
            Gen.Elements(Parts),
            from one in Tree(depth - 1) from other in Tree(depth - 1) select $"({one}) and ({other})",
            from one in Tree(depth - 1) from other in Tree(depth - 1) from third in Gen.Elements(Parts) select $"{third} and ({one}) and ({other})",
            from one in Tree(depth - 1) from other in Tree(depth - 1) select $"({one}) or ({other})",
            from one in Tree(depth - 1) select $"not ({one})");

    private static void AssertSame(string[] conditions, IncidentReport[] reports)
    {
        var policy = BuiltInPacks.Load("adr-0072") with
        {
            Classification = [.. conditions.Select((when, i) => new ClassificationRule { Name = $"rule-{i}", When = when, Severity = "SEV3" })],
        };
        var classifier = new SeverityClassifier(policy);
        foreach (var report in reports)
        {
            var (rule, missing, problems) = OneByOne(policy, report);
            var result = classifier.Classify(report, Now);
            Assert.Equal(rule, result.Rule);
            Assert.Equal(missing, result.Missing);
            Assert.Equal(problems, result.Problems);
            Assert.Equal(missing.Count + problems.Count > 0, result.Provisional);
        }
    }

    /// <summary>The rules in their order, each parsed without a layout and read by name.</summary>
    private static (string Rule, List<string> Missing, List<string> Problems) OneByOne(Policy policy, IncidentReport report)
    {
        var scope = ReportScope.Rent(report, policy, Now);
        var (missing, problems) = (new List<string>(), new List<string>());
        var match = ClassificationResult.Otherwise;
        foreach (var rule in policy.Classification)
        {
            var result = Expression.ParseCondition(rule.When).Expression!.EvaluateCondition(scope);
            if (result.IsTrue)
            {
                match = rule.Name;
                break;
            }

            if (result.Error is { } error)
                problems.Add($"{rule.Name}: {error.Message}");
            missing.AddRange(result.Missing.Except(missing));
        }

        scope.Return();
        return (match, missing, problems);
    }
}
