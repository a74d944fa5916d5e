using FsCheck;
using FsCheck.Fluent;
using IncidentKit.Classification;
using IncidentKit.Linting;
using IncidentKit.Policies;

namespace IncidentKit.Tests.Linting;

/// <summary>Holds what the linter says of random rules against a classifier that is asked about every report there is, as far as the rules can tell them apart.</summary>
public sealed class RuleCasePropertyTests
{
    private static readonly string[] Atoms =
    [
        "users_affected_percent > 3", "users_affected_percent >= 7", "users_affected_percent < 7", "users_affected_percent == 3", "5 != users_affected_percent",
        "category == 'System'", "category != 'Security'", "category in ('System', 'Security')", "category not in ('Security')", "category == null",
        "has_workaround", "has_workaround == false", "users_affected_percent != null", "scope > 'a'", "scope == 'b'", "title == 5", "scope < 4", "true", "false",
    ];

    private static readonly IReadOnlyList<IncidentReport> Reports =
    [
        .. from percent in (double?[])[null, 0, 3, 4, 5, 6, 7, 8, 100]
           from category in (string?[])[null, "System", "Security", "Network"]
           from workaround in (bool?[])[null, true, false]
           from scope in (string?[])[null, "", "a", "ab", "b", "c"]
           select new IncidentReport { Title = "x", UsersAffectedPercent = percent, Category = category, HasWorkaround = workaround, Scope = scope },
    ];

    [Fact]
    public void Rule_is_told_exactly_where_no_report_reaches_it()
    {
        var rules = Condition(2).Select(text => text).ListOf(4).Select(list => list.ToArray());
        Prop.ForAll(rules.ToArbitrary(), IsToldExactly).Check(Config.QuickThrowOnFailure.WithMaxTest(300).WithReplay(20260105, 7));
    }

    private static void IsToldExactly(string[] conditions)
    {
        var text = Documents.Rules([.. conditions.Select(condition => (condition, "SEV1"))]);
        var classifier = new SeverityClassifier(PolicyReader.Read("p.yaml", text).Policy!);
        var reached = Reports.Select(report => classifier.Classify(report, DateTimeOffset.UnixEpoch).Rule).ToHashSet(StringComparer.Ordinal);
        var told = Documents.Lint(text).Where(finding => finding.Code is LintCodes.UnreachableRule or LintCodes.Contradiction or LintCodes.ContradictingRules).Select(finding => finding.Message).ToList();
        for (var i = 1; i <= conditions.Length; i++)
        {
            var isTold = told.Any(message => message.StartsWith($"the rule \"r{i}\"", StringComparison.Ordinal));
            Assert.True(isTold != reached.Contains($"r{i}"), $"r{i} of {string.Join("; ", conditions)}: {string.Join("; ", told)}");
        }
    }

    private static Gen<string> Condition(int depth)
    {
        var atom = Gen.Elements(Atoms);
        if (depth == 0)
            return atom;
        var part = Condition(depth - 1);
        return Gen.Frequency(
            (2, atom),
            (2, part.Two().Select(pair => $"({pair.Item1} and {pair.Item2})")),
            (2, part.Two().Select(pair => $"({pair.Item1} or {pair.Item2})")),
            (1, part.Select(inner => $"not ({inner})")));
    }
}
