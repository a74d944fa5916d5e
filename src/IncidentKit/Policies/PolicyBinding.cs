using IncidentKit.Expressions;
using IncidentKit.Yaml;

namespace IncidentKit.Policies;

/// <summary>What the binders of a policy's parts share: the report, the severities, and the types that are a policy's own.</summary>
internal sealed class PolicyBinding(DiagnosticReport report, ExpressionFunctions functions)
{
    /// <summary>The prefix of the codes.</summary>
    public const string Codes = "PO";

    public const string Reserved = "PO101";
    public const string Lint = "PO102";
    public const string RecordedOnly = "PO103";
    public const string Unreachable = "PO104";
    public const string Extends = "PO105";
    public const string UnboundRole = "PO106";

    public DiagnosticReport Report { get; } = report;

    /// <summary>What expressions may call.</summary>
    public ExpressionFunctions Functions { get; } = functions;

    /// <summary>The severities as far as they could be read; empty where none could, so that nothing else complains about them.</summary>
    public IReadOnlyList<SeverityDefinition> Severities { get; set; } = [];

    public YamlMapReader? Open(YamlNode? node, string what) => YamlMapReader.Open(node, what, Codes, Report);

    /// <summary>Warns of what is read but changes nothing yet, although it should change who is told or when.</summary>
    public void NotActedOn(YamlNode node, string what, string instead) =>
        Report.Warning(Codes + SchemaCodes.NotSupported, node, $"{what} is not acted on by this version: {instead}");

    /// <summary>Tells that a part of the policy is data.</summary>
    public void TellRecorded(YamlMapReader policy, string key, int count)
    {
        if (count > 0)
            Report.Info(RecordedOnly, policy.Map.Find(key)!.Value.Key, $"\"{key}\" is recorded but not acted on yet");
    }

    /// <summary>The name of one of the policy's templates.</summary>
    public string? TemplateName(YamlMapReader reader, IReadOnlyDictionary<string, string> templates)
    {
        var template = reader.Scalar("template");
        if (template is not null && !templates.ContainsKey(template.Value))
            Report.Error(Codes + SchemaCodes.UnknownName, template, $"there is no template \"{YamlMapReader.Shown(template)}\"{Spelling.Suggest(template.Value, [.. templates.Keys])}");
        return template?.Value;
    }

    /// <summary>The severity that a scalar names, as the policy spells it; null, and an error, where there is none.</summary>
    public string? Severity(YamlScalar? scalar)
    {
        if (scalar is null || Severities.Count == 0)
            return scalar?.Value;
        var found = Severities.FirstOrDefault(s => FoldedName.Same(s.Name, scalar.Value))
            ?? Severities.FirstOrDefault(s => s.Aliases.Contains(scalar.Value, FoldedName.Comparer));
        if (found is null)
            Report.Error(Codes + SchemaCodes.UnknownName, scalar, $"there is no severity \"{YamlMapReader.Shown(scalar)}\"{Spelling.Suggest(scalar.Value, [.. Severities.Select(s => s.Name).Distinct(FoldedName.Comparer)])}");
        return found?.Name;
    }

    public IReadOnlyList<string> SeverityList(YamlMapReader reader, string key) =>
        [.. reader.Scalars(key, allowOne: true).Select(Severity).OfType<string>().Distinct(StringComparer.Ordinal)];

    public IReadOnlyList<Target> TargetList(YamlMapReader reader, string key)
    {
        var targets = new List<Target>();
        foreach (var scalar in reader.Scalars(key, allowOne: true))
        {
            if (Target(scalar) is { } target)
                targets.Add(target);
        }

        return targets;
    }

    public Target? Target(YamlScalar? scalar)
    {
        if (scalar is null)
            return null;
        if (Policies.Target.TryParse(scalar.Value, out var target))
            return target;
        Report.Error(Codes + SchemaCodes.BadValue, scalar, $"'{YamlMapReader.Shown(scalar)}' is no target; write user:, role:, team:, schedule: or channel: and a name, such as schedule:on-call");
        return null;
    }

    /// <summary>A duration of any kind that a policy knows.</summary>
    public PolicyDuration? Duration(YamlScalar? scalar, string key)
    {
        if (scalar is null)
            return null;
        if (PolicyDurationText.TryParse(scalar.Value, out var value, out var error))
            return value;
        Report.Error(Codes + SchemaCodes.BadDuration, scalar, $"\"{key}\": {error}");
        return null;
    }

    /// <summary>Checks a condition; gives its text back, empty where there is none. Without names it may read any.</summary>
    public string Condition(YamlScalar? scalar, PolicyNames? names)
    {
        if (scalar is null)
            return "";
        var result = Expression.ParseCondition(scalar.Value, Functions);
        if (result.Error is { } error)
            Report.Error(Codes + SchemaCodes.BadExpression, scalar, error.Position - 1, error.Message);
        else if (names is not null)
            CheckNames(scalar, result.Expression!.Names, names);
        return scalar.Value;
    }

    /// <summary>Checks a template; gives its text back.</summary>
    public string Template(YamlScalar scalar, PolicyNames? names)
    {
        var result = Expressions.Template.Parse(scalar.Value, Functions);
        if (result.Error is { } error)
            Report.Error(Codes + SchemaCodes.BadTemplate, scalar, error.Position - 1, error.Message);
        else if (names is not null)
            CheckNames(scalar, result.Template!.Names, names);
        return scalar.Value;
    }

    /// <summary>What was probably meant by a name that is near no other: a text without quotes, or a list in square brackets.</summary>
    private static string Hint(string root, PolicyNames names)
    {
        if (root.Length > 0 && root[0] is '\'' or '"')
            return $"; a list is written ({root}), in parentheses";
        return Spelling.Nearest(root, names.Roots) is null ? $"; put a text in quotes: '{root}'" : "";
    }

    private void CheckNames(YamlScalar scalar, IReadOnlyList<ExpressionName> read, PolicyNames names)
    {
        foreach (var name in read)
        {
            if (!names.Roots.Contains(name.Root))
            {
                Report.Error(Codes + SchemaCodes.UnknownName, scalar, name.Offset, $"there is no \"{name.Root}\" here{Spelling.Suggest(name.Root, names.Roots)}{Hint(name.Root, names)}");
            }
            else if (name.Members is [var member, ..] && names.MembersOf(name.Root) is { } members && !members.Contains(member))
            {
                Report.Error(Codes + SchemaCodes.UnknownName, scalar, name.Offset, $"\"{name.Root}\" has no \"{member}\"{Spelling.Suggest(member, members)}");
            }
        }
    }
}
