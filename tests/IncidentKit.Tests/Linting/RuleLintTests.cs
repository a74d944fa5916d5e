using IncidentKit.Diagnostics;
using IncidentKit.Linting;

namespace IncidentKit.Tests.Linting;

public sealed class RuleLintTests
{
    [Fact]
    public void Policy_without_fault_gives_nothing() => Assert.Empty(Documents.Lint(Documents.Policy()));

    [Theory]
    // Intervals.
    [InlineData("users_affected_percent > 50", "users_affected_percent > 60")]
    [InlineData("users_affected_percent >= 50", "users_affected_percent == 50")]
    [InlineData("users_affected_percent > 10", "users_affected_percent > 10 and not has_workaround")]
    [InlineData("50 < users_affected_percent", "users_affected_percent in (60, 70)")]
    [InlineData("users_affected_percent > -1", "users_affected_percent >= 0.5")]
    // Texts.
    [InlineData("category in ('System', 'Security')", "category == 'System' and scope == 'partial'")]
    [InlineData("category != 'System'", "category == 'Security'")]
    [InlineData("scope >= 'm'", "scope == 'partial'")]
    [InlineData("labels.team == 'a' or labels.team == 'b'", "labels.team in ('b', 'a')")]
    // Flags, null and constants.
    [InlineData("has_workaround or security", "security and not has_workaround")]
    [InlineData("category != null", "category == 'System'")]
    [InlineData("true", "scope == 'single'")]
    public void Rule_whose_cases_are_taken_is_unreachable(string first, string second)
    {
        var finding = Assert.Single(Documents.Lint(Documents.Rules((first, "SEV1"), (second, "SEV1"))));
        Assert.Equal((LintCodes.UnreachableRule, DiagnosticSeverity.Warning), (finding.Code, finding.Severity));
        Assert.Equal("the rule \"r2\" can never match: \"r1\" above takes all its cases; move it up or remove it", finding.Message);
        Assert.Equal((13, 13), (finding.Line, finding.Column));
    }

    [Theory]
    [InlineData("users_affected_percent > 50", "users_affected_percent >= 50")]
    [InlineData("users_affected_percent > 50 and not has_workaround", "users_affected_percent > 60")]
    // What is missing makes the first rule unknown, so that the second one is asked.
    [InlineData("has_workaround or not has_workaround", "true")]
    [InlineData("users_affected_percent >= 0", "true")]
    [InlineData("category == 'System' and users_affected_percent > 10", "category == 'System'")]
    [InlineData("category in ('System', 'Security')", "category != null")]
    [InlineData("scope > 'partial'", "scope == 'partial'")]
    // A comparison that fails does not match: a text has no order with a number.
    [InlineData("scope > 5 or true", "scope != null")]
    // Functions, arithmetic and other fields are not looked into.
    [InlineData("true", "length(affected_systems) > 3 or users_affected_percent > 1")]
    [InlineData("users_affected_percent * 2 > 0", "users_affected_percent > 50")]
    [InlineData("length(scope) >= 0", "scope == 'single'")]
    [InlineData("scope like '%'", "scope == 'single'")]
    [InlineData("users_affected_percent == 5 ? true : true", "users_affected_percent > 50")]
    public void Rule_that_has_cases_of_its_own_is_not_doubted(string first, string second) =>
        Assert.Empty(Documents.Lint(Documents.Rules((first, "SEV1"), (second, "SEV1"))));

    [Fact]
    public void Rule_that_several_rules_take_together_names_them()
    {
        var findings = Documents.Lint(Documents.Rules(
            ("users_affected_percent > 50", "SEV1"),
            ("scope == 'single'", "SEV2"),
            ("users_affected_percent <= 50", "SEV2"),
            ("users_affected_percent < 60 or users_affected_percent > 70", "SEV1")));
        var finding = Assert.Single(findings);
        Assert.Equal("the rule \"r4\" can never match: \"r1\" and \"r3\" above take all its cases; move it up or remove it", finding.Message);
    }

    [Theory]
    [InlineData("users_affected_percent > 5 and users_affected_percent < 3")]
    [InlineData("users_affected_percent > 100")]
    [InlineData("category == 'System' and category == 'Security'")]
    [InlineData("has_workaround and not has_workaround")]
    [InlineData("scope in ('partial', 'single') and scope not in ('single', 'partial', 'none')")]
    [InlineData("title == null")]
    [InlineData("category > 5")]
    [InlineData("false")]
    public void Rule_that_contradicts_itself_can_never_match(string when)
    {
        var finding = Assert.Single(Documents.Lint(Documents.Rules((when, "SEV1"), ("security", "SEV1"))));
        Assert.Equal((LintCodes.Contradiction, DiagnosticSeverity.Warning, 12), (finding.Code, finding.Severity, finding.Line));
        Assert.Contains("\"r1\" can never match", finding.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("category == 'System' and users_affected_percent > 50", "users_affected_percent > 50 and category == 'System'")]
    [InlineData("not (has_workaround or security)", "not has_workaround and not security")]
    [InlineData("users_affected_percent > 50", "not (users_affected_percent <= 50)")]
    [InlineData("length(scope)  >  3", "{{ length(scope) > 3 }}")]
    public void Rules_with_the_same_cases_and_other_severities_contradict_each_other(string first, string second)
    {
        var finding = Assert.Single(Documents.Lint(Documents.Rules((first, "SEV1"), ("data_at_risk", "SEV1"), (second, "SEV2"))));
        Assert.Equal(LintCodes.ContradictingRules, finding.Code);
        Assert.Equal("the rules \"r1\" and \"r3\" hold in the same cases but give SEV1 and SEV2, and only the first ever decides; remove one of them", finding.Message);
        Assert.Equal(LintCodes.UnreachableRule, Assert.Single(Documents.Lint(Documents.Rules((first, "SEV1"), ("data_at_risk", "SEV1"), (second, "SEV1")))).Code);
    }

    [Fact]
    public void Space_inside_a_text_counts() =>
        Assert.Empty(Documents.Lint(Documents.Rules(("contains(title, 'a b')", "SEV1"), ("contains(title, 'a  b')", "SEV2"))));

    [Fact]
    public void Many_rules_are_judged_within_bounds()
    {
        // Every rule with fields and constants of its own: more cases than anybody could count.
        var rules = Enumerable.Range(0, 400).Select(i => ($"labels.l{i} == 'a{i}' and labels.m{i % 7} != 'b{i}' or users_affected_percent == {i % 100}.{i}", "SEV1"));
        Assert.Empty(Documents.Lint(Documents.Rules([.. rules])));
    }

    [Fact]
    public void Taken_rule_is_found_below_many_others()
    {
        var rules = Enumerable.Range(0, 100).Select(i => ($"labels.l{i} == 'a' and users_affected_percent > {i % 50}", "SEV1")).ToList();
        rules.Insert(3, ("category == 'System' and scope == 'single'", "SEV1"));
        rules.Add(("scope == 'single' and category == 'System' and users_affected_percent > 3", "SEV1"));
        Assert.Contains("the rule \"r102\" can never match: \"r4\" above", Assert.Single(Documents.Lint(Documents.Rules([.. rules]))).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("category == 'Sytem'", 36, "\"Sytem\" is no category of this policy, did you mean \"System\"?")]
    [InlineData("category == 'system'", 36, "'system' never equals a category, which is spelled as in the policy's list; write 'System'")]
    [InlineData("security and impact in ('Other', 'Databreech')", 57, "\"Databreech\" is no impact of this policy, did you mean \"DataBreach\"?")]
    [InlineData("not ('Network' == category)", 29, "\"Network\" is no category of this policy; known: System, Security")]
    public void Word_that_is_in_no_list_is_told_at_its_place(string when, int column, string message)
    {
        var finding = Assert.Single(Documents.Lint(Documents.Rules((when, "SEV1"))));
        Assert.Equal((LintCodes.UnknownWord, DiagnosticSeverity.Warning, 12, column, message), (finding.Code, finding.Severity, finding.Line, finding.Column, finding.Message));
    }

    [Theory]
    [InlineData("scope == 'partail'", "\"partail\" is no scope, did you mean \"partial\"?")]
    [InlineData("scope in ('none', 'Single')", "'Single' never equals a scope, which is spelled as in the documentation; write 'single'")]
    public void Scope_that_there_is_not_is_told(string when, string message)
    {
        var finding = Assert.Single(Documents.Lint(Documents.Rules((when, "SEV1"))));
        Assert.Equal((LintCodes.UnknownWord, message), (finding.Code, finding.Message));
    }

    [Theory]
    [InlineData("users_affected_percent > 'many'", "users_affected_percent is a number, never the text 'many'")]
    [InlineData("has_workaround == 'true'", "has_workaround is true or false, never the text 'true'; write it without quotes")]
    [InlineData("security == 1", "security is true or false, never the number 1")]
    [InlineData("users_affected_percent", "the condition is a number, not true or false")]
    [InlineData("length(title)", "the condition is a number, not true or false")]
    [InlineData("'yes'", "the condition is a text, not true or false")]
    [InlineData("security and category", "category is a text, not true or false")]
    [InlineData("affected_systems == 'x'", "affected_systems is a list, never the text 'x'; write 'x' in affected_systems")]
    [InlineData("not (users_affected_percent < 'many')", "users_affected_percent is a number, never the text 'many'")]
    public void Condition_that_types_keep_from_holding_says_so(string when, string reason)
    {
        var finding = Assert.Single(Documents.Lint(Documents.Rules((when, "SEV1"), ("data_at_risk", "SEV1"))));
        Assert.Equal((LintCodes.Contradiction, $"the rule \"r1\" can never match: {reason}; correct it or remove the rule"), (finding.Code, finding.Message));
    }

    [Theory]
    [InlineData("affected_systems == 'x' or security")]
    [InlineData("not (affected_systems == 'x')")]
    [InlineData("'x' in affected_systems")]
    [InlineData("length(affected_systems) > 3")]
    public void Condition_that_can_hold_in_spite_of_types_is_not_doubted(string when) =>
        Assert.Empty(Documents.Lint(Documents.Rules((when, "SEV1"), ("data_at_risk", "SEV1"))));

    [Fact]
    public void Word_is_not_doubted_where_the_policy_has_no_list() =>
        Assert.Empty(Documents.Lint(Documents.Policy("categories: []", "classification:\n  - { name: a, when: \"category == 'Any'\", severity: SEV1 }\n  - { otherwise: SEV2 }")));

    [Fact]
    public void Intake_that_contradicts_itself_or_sets_no_word_of_the_lists_is_told()
    {
        var findings = Documents.Lint(Documents.Policy("""
            intake:
              - { when: "alert.labels.severity == 'a' and alert.labels.severity == 'b'", floor: SEV1 }
              - { when: "alert.labels.x == null and alert.name != 'y'", set: { category: Sistem, impact: "{{ alert.labels.impact }}" } }
              - { when: "true", set: { category: security } }
            """));
        Assert.Equal(
            [(LintCodes.Contradiction, 15, 13), (LintCodes.UnknownWord, 16, 78)],
            findings.Select(finding => (finding.Code, finding.Line, finding.Column)));
    }
}
