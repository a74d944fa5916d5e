using IncidentKit.Diagnostics;
using IncidentKit.Policies;
using IncidentKit.Runbooks;
using IncidentKit.Yaml;

namespace IncidentKit.Linting;

/// <summary>Every kind of finding about a policy, a runbook or a schedule. <c>docs/linting.md</c> has an example of each.</summary>
public static class LintRules
{
    private const DiagnosticSeverity Error = DiagnosticSeverity.Error;
    private const DiagnosticSeverity Warning = DiagnosticSeverity.Warning;
    private const DiagnosticSeverity Info = DiagnosticSeverity.Info;

    /// <summary>All of them, in the order of their codes.</summary>
    public static IReadOnlyList<LintRule> All { get; } =
    [
        .. ((IEnumerable<LintRule>)[.. Linter(), .. OfSchema(PolicyBinding.Codes, Warning), .. Policy(), .. OfSchema(RunbookCodes.Prefix, Error), .. Runbook(), .. Yaml()])
            .OrderBy(rule => rule.Code, StringComparer.Ordinal),
    ];

    /// <summary>Finds what a code stands for.</summary>
    /// <param name="code">The code.</param>
    /// <returns>The rule, or <see langword="null"/> where no rule has this code.</returns>
    public static LintRule? Find(string code) => All.FirstOrDefault(rule => rule.Code == code);

    private static LintRule[] Linter() =>
    [
        Of(LintCodes.NoDocument, Error, "neither a policy nor a runbook nor a schedule"),
        Of(LintCodes.UnknownKind, Info, "a document of another kind, not checked"),
        Of(LintCodes.Schedule, Info, "a schedule, not checked by this version"),
    ];

    // The numbers mean the same in every schema.
    private static LintRule[] OfSchema(string prefix, DiagnosticSeverity notSupported) =>
    [
        Of(prefix + SchemaCodes.Missing, Error, "something required is missing"),
        Of(prefix + SchemaCodes.WrongType, Error, "a map, a list or a text where another one must stand"),
        Of(prefix + SchemaCodes.BadValue, Error, "a value that can't stand here"),
        Of(prefix + SchemaCodes.BadDuration, Error, "no duration"),
        Of(prefix + SchemaCodes.UnknownKey, Error, "unknown key"),
        Of(prefix + SchemaCodes.OutOfRange, Error, "a value out of its range"),
        Of(prefix + SchemaCodes.Duplicate, Error, "a name that comes twice"),
        Of(prefix + SchemaCodes.BadExpression, Error, "no expression"),
        Of(prefix + SchemaCodes.BadTemplate, Error, "no template"),
        Of(prefix + SchemaCodes.UnknownName, Error, "a name that does not exist"),
        Of(prefix + SchemaCodes.NotSupported, notSupported, "not supported by this version"),
    ];

    private static LintRule[] Policy() =>
    [
        Of(PolicyBinding.Reserved, Error, "a reserved name"),
        Of(PolicyBinding.Lint, Error, "parts of a policy that do not fit each other"),
        Of(PolicyBinding.RecordedOnly, Info, "recorded, not acted on yet"),
        Of(PolicyBinding.Unreachable, Error, "a line after \"otherwise\""),
        Of(PolicyBinding.Extends, Error, "a policy that can't be extended"),
        Of(PolicyBinding.UnboundRole, Info, "roles that are bound to nothing"),
        Of(LintCodes.UnreachableRule, Warning, "a rule that can never match"),
        Of(LintCodes.Contradiction, Warning, "a condition that can never hold"),
        Of(LintCodes.UnknownWord, Warning, "a category, impact or scope that is in no list"),
        Of(LintCodes.UnusedSeverity, Warning, "a severity that no rule gives"),
        Of(LintCodes.LateStep, Warning, "an escalation that begins after its target"),
        Of(LintCodes.UnfilledRole, Info, "a role that nobody fills"),
        Of(LintCodes.MisspelledRole, Warning, "a role that is probably misspelled"),
        Of(LintCodes.TemplateName, Error, "a template that reads what there is not"),
        Of(LintCodes.ContradictingRules, Warning, "two rules that contradict each other"),
    ];

    private static LintRule[] Runbook() =>
    [
        Of(RunbookCodes.LaterStep, Error, "a step that is read before it can have run"),
        Of(RunbookCodes.TooManySteps, Error, "too many steps, or nested too deep"),
        Of(RunbookCodes.NoApprover, Error, "an approval that nobody could give"),
        Of(RunbookCodes.NewerSchema, Error, "a schema that needs a newer version"),
        Of(RunbookCodes.ActsAfterPass, Warning, "a passed first check does not keep the runbook from acting"),
    ];

    private static LintRule[] Yaml() =>
    [
        Of(YamlCodes.Syntax, Error, "no YAML"),
        Of(YamlCodes.Encoding, Error, "not UTF-8"),
        Of(YamlCodes.TooLarge, Error, "too large"),
        Of(YamlCodes.TooDeep, Error, "nested too deep"),
        Of(YamlCodes.TooManyNodes, Error, "too many nodes, aliases expanded"),
        Of(YamlCodes.TooManyKeys, Error, "too many keys in one map"),
        Of(YamlCodes.ScalarTooLong, Error, "a text that is too long"),
        Of(YamlCodes.DuplicateKey, Error, "a key that comes twice"),
        Of(YamlCodes.RecursiveAlias, Error, "an alias inside what it names"),
        Of(YamlCodes.UnknownTag, Error, "an unknown tag"),
        Of(YamlCodes.SeveralDocuments, Error, "several documents in one file"),
        Of(YamlCodes.KeyIsNoText, Error, "a key that is no text"),
        Of(YamlCodes.MergeKey, Error, "a merge key"),
        Of(YamlCodes.Empty, Error, "an empty document"),
        Of(YamlCodes.Nul, Error, "a NUL character"),
    ];

    private static LintRule Of(string code, DiagnosticSeverity severity, string title) => new() { Code = code, Severity = severity, Title = title };
}
