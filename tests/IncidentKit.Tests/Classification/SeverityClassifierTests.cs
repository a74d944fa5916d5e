using IncidentKit.Classification;
using IncidentKit.Policies;
using Xunit;

namespace IncidentKit.Tests.Classification;

public sealed class SeverityClassifierTests
{
    private static readonly DateTimeOffset Now = new(2026, 1, 5, 9, 0, 0, TimeSpan.Zero);
    private static readonly SeverityClassifier Pack = new(BuiltInPacks.Load("adr-0072"));
    private static readonly string?[] Categories = ["System", "Security", "Operational", "Data", null];
    private static readonly string?[] Impacts = ["DataBreach", "SystemCompromise", "AttemptedBreach", "EngagementFailure", "SensorMalfunction", "Other", null];
    private static readonly double?[] Users = [0, 10, 10.1, 50, 50.1, 100, null];
    private static readonly bool?[] Workarounds = [true, false, null];

    /// <summary>ADR 0072's classify_incident, transcribed by hand.</summary>
    private static string ClassifyIncident(string category, string impact, double users, bool workaround) => category switch
    {
        "Security" => impact switch { "DataBreach" or "SystemCompromise" => "SEV1", "AttemptedBreach" => "SEV2", _ => "SEV3" },
        "System" => (users, workaround) switch { ( > 50, _) => "SEV1", ( > 10, false) => "SEV2", ( > 10, true) => "SEV3", _ => "SEV4" },
        "Operational" => impact switch { "EngagementFailure" => "SEV1", "SensorMalfunction" => "SEV2", _ => "SEV3" },
        _ => "SEV4",
    };

    private static IncidentReport Report(string? category, string? impact, double? users, bool? workaround) =>
        new() { Title = "t", Category = category, Impact = impact, UsersAffectedPercent = users, HasWorkaround = workaround };

    private static IEnumerable<IncidentReport> All() =>
        from category in Categories
        from impact in Impacts
        from users in Users
        from workaround in Workarounds
        select Report(category, impact, users, workaround);

    /// <summary>Every answer that the missing values leave open.</summary>
    private static List<string> Possible(IncidentReport report) =>
    [
        .. (from category in report.Category is { } c ? [c] : Categories.OfType<string>()
            from impact in report.Impact is { } i ? [i] : Impacts.OfType<string>()
            from users in report.UsersAffectedPercent is { } u ? [u] : Users.OfType<double>()
            from workaround in report.HasWorkaround is { } w ? [w] : new[] { true, false }
            select ClassifyIncident(category, impact, users, workaround)).Distinct(),
    ];

    [Fact]
    public void Report_gets_what_the_documents_function_says_or_is_provisional()
    {
        var complete = 0;
        foreach (var report in All())
        {
            var result = Pack.Classify(report, Now);
            var possible = Possible(report);
            if (report is { Category: not null, Impact: not null, UsersAffectedPercent: not null, HasWorkaround: not null })
            {
                complete++;
                Assert.False(result.Provisional, report.ToString());
                Assert.Empty(result.Missing);
                Assert.Equal(Assert.Single(possible), result.Severity);
                Assert.Equal(SeverityRaise.None, result.RaisedBy);
            }

            if (!result.Provisional)
                Assert.Equal(Assert.Single(possible), result.Severity);
            else
                Assert.Contains(result.Severity, (string[])["SEV1", "SEV2"]);
            Assert.Equal(result.Provisional, result.Missing.Count > 0);
        }

        Assert.Equal(4 * 6 * 6 * 2, complete);
    }

    [Fact]
    public void Value_that_no_rule_needs_may_be_missing()
    {
        foreach (var report in All())
        {
            var needed = report.Category switch
            {
                "Security" or "Operational" => report.Impact is not null,
                "System" => report.UsersAffectedPercent is { } users && (users is > 50 or <= 10 || report.HasWorkaround is not null),
                "Data" => true,
                _ => false,
            };
            Assert.Equal(!needed, Pack.Classify(report, Now).Provisional);
        }
    }

    [Fact]
    public void Data_is_sev4_and_not_provisional()
    {
        var result = Pack.Classify(Report("Data", "DataBreach", 100, false), Now);
        Assert.Equal(("SEV4", ClassificationResult.Otherwise, false), (result.Severity, result.Rule, result.Provisional));
    }

    [Theory]
    [InlineData("Security", "DataBreach", 0.0, true, "security-breach")]
    [InlineData("Security", "AttemptedBreach", 0.0, true, "security-attempt")]
    [InlineData("Security", "Other", 0.0, true, "security-other")]
    [InlineData("System", "Other", 50.1, true, "system-outage")]
    [InlineData("System", "Other", 50.0, false, "system-major")]
    [InlineData("System", "Other", 10.1, true, "system-workaround")]
    [InlineData("System", "Other", 10.0, false, "system-minor")]
    [InlineData("Operational", "EngagementFailure", 0.0, true, "engagement-failure")]
    [InlineData("Operational", "SensorMalfunction", 0.0, true, "sensor-malfunction")]
    [InlineData("Operational", "Other", 0.0, true, "operational-other")]
    public void Result_names_the_rule(string category, string impact, double users, bool workaround, string rule) =>
        Assert.Equal(rule, Pack.Classify(Report(category, impact, users, workaround), Now).Rule);

    [Fact]
    public void Missing_value_makes_it_provisional_and_at_least_what_unknown_means()
    {
        var result = Pack.Classify(Report("System", null, null, null), Now);
        Assert.Equal(("SEV2", "system-minor", "SEV4", true, SeverityRaise.WhenUnknown), (result.Severity, result.Rule, result.RuleSeverity, result.Provisional, result.RaisedBy));
        Assert.Equal(["users_affected_percent", "has_workaround"], result.Missing);
    }

    [Fact]
    public void Floor_takes_the_place_of_what_unknown_means()
    {
        var result = Pack.Classify(Report("System", null, null, null), Now, "SEV3");
        Assert.Equal(("SEV3", "SEV3", true, SeverityRaise.Floor), (result.Severity, result.Floor, result.Provisional, result.RaisedBy));
        Assert.Equal("SEV1", Pack.Classify(Report("System", null, null, null), Now, "sev-1").Severity);
    }

    [Fact]
    public void Floor_is_never_undercut_and_never_lowers()
    {
        foreach (var report in All())
        {
            foreach (var floor in (string[])["SEV1", "SEV2", "SEV3", "SEV4"])
            {
                var result = Pack.Classify(report, Now, floor);
                Assert.Equal(Math.Min(Pack.Policy.Rank(floor), Pack.Policy.Rank(result.RuleSeverity)), Pack.Policy.Rank(result.Severity));
            }
        }
    }

    [Fact]
    public void Unknown_floor_is_the_callers_mistake() =>
        Assert.Throws<ArgumentException>(() => Pack.Classify(Report("Data", null, null, null), Now, "P0"));

    [Fact]
    public void Words_match_ignoring_case_spaces_and_hyphens()
    {
        var result = Pack.Classify(Report("security", "data breach", null, null), Now);
        Assert.Equal(("SEV1", false), (result.Severity, result.Provisional));
    }

    [Fact]
    public void Word_that_is_in_no_list_goes_to_the_rules_as_it_is()
    {
        var result = Pack.Classify(Report("Weather", "Other", 1, true), Now);
        Assert.Equal(("SEV4", ClassificationResult.Otherwise, false), (result.Severity, result.Rule, result.Provisional));
    }

    [Fact]
    public void Values_are_those_that_the_deciding_rule_read()
    {
        var values = Pack.Classify(Report("System", "Other", 63, false), Now).Values;
        Assert.Equal(["category", "users_affected_percent"], values.Keys);
        Assert.Equal(63.0, values["users_affected_percent"]);
        Assert.Null(Pack.Classify(Report("Data", null, null, null), Now).Values["impact"]);
    }

    [Fact]
    public void Labels_and_lists_can_be_read_by_rules()
    {
        var policy = BuiltInPacks.Load("adr-0072") with
        {
            Classification =
            [
                new ClassificationRule { Name = "core", When = "labels.team == 'core' and 'db' in affected_systems", Severity = "SEV1" },
                new ClassificationRule { Name = "broken", When = "title > 5", Severity = "SEV1" },
            ],
        };
        var classifier = new SeverityClassifier(policy);
        var report = new IncidentReport { Title = "t", Labels = new Dictionary<string, string> { ["team"] = "core" }, AffectedSystems = ["db"] };
        Assert.Equal("core", classifier.Classify(report, Now).Rule);
        Assert.Equal("core", classifier.Classify(report, Now).Values["labels.team"]);
        var other = classifier.Classify(report with { AffectedSystems = [] }, Now);
        Assert.Equal((ClassificationResult.Otherwise, true, "SEV2"), (other.Rule, other.Provisional, other.Severity));
        Assert.StartsWith("broken: ", Assert.Single(other.Problems), StringComparison.Ordinal);
    }

    [Fact]
    public void Policy_built_in_code_with_a_wrong_rule_is_refused()
    {
        var policy = BuiltInPacks.Load("adr-0072");
        Assert.Throws<ArgumentException>(() => new SeverityClassifier(policy with { Classification = [new ClassificationRule { Name = "x", When = "a ==", Severity = "SEV1" }] }));
        Assert.Throws<ArgumentException>(() => new SeverityClassifier(policy with { Classification = [new ClassificationRule { Name = "x", When = "true", Severity = "SEV9" }] }));
        Assert.Throws<ArgumentException>(() => new SeverityClassifier(policy with { Otherwise = "none" }));
    }

    [Theory]
    [InlineData("Complete", "P0", false)]
    [InlineData(" COMPLETE ", "P0", false)]
    [InlineData("total", "P1", true)]
    public void Scope_matches_ignoring_case_and_an_unknown_one_says_nothing(string scope, string severity, bool provisional)
    {
        var classifier = new SeverityClassifier(BuiltInPacks.Load("p0-p3"));
        var result = classifier.Classify(new IncidentReport { Title = "t", Scope = scope }, Now);
        Assert.Equal((severity, provisional), (result.Severity, result.Provisional));
        Assert.Equal(provisional, result.Missing.Contains("scope"));
    }

    [Fact]
    public void Scope_of_a_policys_own_is_what_its_rules_call_it()
    {
        var policy = BuiltInPacks.Load("adr-0072") with { Classification = [new ClassificationRule { Name = "region", When = "scope == 'region'", Severity = "SEV2" }] };
        Assert.Equal("region", new SeverityClassifier(policy).Classify(new IncidentReport { Title = "t", Scope = "region" }, Now).Rule);
    }

    [Theory]
    [InlineData("adr-0072")]
    [InlineData("p0-p3")]
    [InlineData("platform")]
    [InlineData("pol-010")]
    public void Classify_allocates_its_result_alone(string pack)
    {
        var classifier = new SeverityClassifier(BuiltInPacks.Load(pack));
        var report = Report("System", "Other", 62, false) with { Scope = "partial", DataAtRisk = false, Security = false };
        Assert.False(classifier.Classify(report, Now).Provisional);
        var first = Allocated(() => classifier.Classify(report, Now));
        var bare = Allocated(() => new ClassificationResult(classifier, null, report, Now) { Severity = "", Rule = "", RuleSeverity = "", Targets = classifier.Policy.Severities[0].Targets });
        Assert.Equal(bare, first);

        static long Allocated(Func<ClassificationResult> make)
        {
            make();
            var before = GC.GetAllocatedBytesForCurrentThread();
            make();
            return GC.GetAllocatedBytesForCurrentThread() - before;
        }
    }
}
