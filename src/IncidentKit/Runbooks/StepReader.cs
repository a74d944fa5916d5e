using IncidentKit.Expressions;
using IncidentKit.Yaml;

namespace IncidentKit.Runbooks;

/// <summary>Reads <c>steps</c> and <c>fallback</c>.</summary>
internal sealed class StepReader(DiagnosticReport report, ReferenceCheck references)
{
    private const int MostSteps = 200;
    private const int Deepest = 8;

    private static readonly TimeSpan LongestTimeout = TimeSpan.FromHours(24);

    private int _count;

    public IReadOnlyList<RunbookStep> ReadTop(YamlMapReader map)
    {
        map.Required("steps");
        var nodes = map.List("steps");
        if (map.Map["steps"] is YamlList { Items.Count: 0 } empty)
            report.Error(RunbookCodes.Prefix + SchemaCodes.Missing, empty, "\"steps\" is empty; a runbook has at least one step");
        var steps = ReadList(nodes, "", 1);
        if (_count > MostSteps)
            report.Error(RunbookCodes.TooManySteps, map.Map["steps"]!, $"the runbook has {_count} steps; at most {MostSteps} are allowed, those of fallbacks counted");
        WarnWhereAPassedCheckChangesNothing(nodes, steps);
        return steps;
    }

    private List<RunbookStep> ReadList(IReadOnlyList<YamlNode> nodes, string parentPath, int depth)
    {
        var steps = new List<RunbookStep>(nodes.Count);
        foreach (var node in nodes)
        {
            if (depth > Deepest)
            {
                report.Error(RunbookCodes.TooManySteps, node, $"steps are nested more than {Deepest} deep");
                break;
            }

            if (YamlMapReader.Open(node, "a step", RunbookCodes.Prefix, report) is { } map)
                steps.Add(Read(map, parentPath, depth));
        }

        return steps;
    }

    private RunbookStep Read(YamlMapReader map, string parentPath, int depth)
    {
        var ordinal = ++_count;
        var name = map.RequiredText("name");
        if (name.Length > 0)
            RunbookReader.CheckName(map, name);
        var id = ReadId(map, name, ordinal);
        var path = parentPath + id;
        var type = ReadType(map);
        var values = new ParameterReader(report, references, ordinal);
        var (targetText, target) = ReadText(map, "target", values);
        var parameters = ReadParams(map, values);
        var condition = ReadCondition(map, type, ordinal);
        var (approval, message) = new ApprovalReader(report).Read(map, values);
        var action = ReadAction(map, type is not null);
        var step = new RunbookStep
        {
            Name = name,
            Id = id,
            Path = path,
            Type = type ?? RunbookStepType.Action,
            Action = action?.Value ?? "",
            ActionPlace = (action?.Line ?? 0, action?.Column ?? 0),
            Target = targetText,
            TargetTemplate = target,
            Params = map.Map["params"] is YamlMap plain ? (IReadOnlyDictionary<string, object?>)ParameterReader.Plain(plain)! : new Dictionary<string, object?>(),
            ParamsTemplate = parameters,
            Timeout = map.Duration("timeout", TimeSpan.FromMilliseconds(1), LongestTimeout) ?? TimeSpan.FromSeconds(60),
            Condition = condition,
            ConditionRoots = condition is null ? [] : ReferenceCheck.HostRoots(condition.Names),
            Retry = RetryReader.Read(map),
            Approval = approval,
            MessageTemplate = message,
            ValueRoots = values.HostRoots,
            StopsOnPass = ReadCheckReaction(map, "on_pass", type),
            StopsOnFail = ReadCheckReaction(map, "on_fail", type),
            ContinuesOnError = map.Choice("on_error", ("stop", false), ("continue", true)) ?? false,
            Idempotency = map.Choice<Idempotency>("idempotency", ("safe", Idempotency.Safe), ("keyed", Idempotency.Keyed), ("unsafe", Idempotency.Unsafe)),
            DryRun = map.Choice("dry_run", ("skip", RunbookDryRun.Skip), ("run", RunbookDryRun.Run), ("mock", RunbookDryRun.Mock)) ?? RunbookDryRun.Skip,
            Line = map.Map.Line,
            Fallback = ReadList(map.List("fallback"), path + "~fb.", depth + 1),
        };
        Unsupported.Refuse(map, RunbookKeys.Step);
        map.Finish();
        return step;
    }

    private string ReadId(YamlMapReader map, string name, int ordinal)
    {
        var scalar = map.Scalar("id");
        var id = scalar?.Value ?? Slug.Of(name);
        var place = (YamlNode?)scalar ?? map.Map["name"] ?? map.Map;
        if (scalar is not null && !Slug.IsStepId(id))
            report.Error(RunbookCodes.Prefix + SchemaCodes.BadValue, scalar, $"\"id\" must be lower-case letters, digits and '_', 1 to 64 of them, not '{YamlMapReader.Shown(scalar)}'");
        else if (id.Length == 0 && name.Length > 0)
            report.Error(RunbookCodes.Prefix + SchemaCodes.Missing, place, $"'{name}' makes no id; write \"id\"");
        else if (id.Length > 0 && !references.TryAdd(id, ordinal))
            report.Error(RunbookCodes.Prefix + SchemaCodes.Duplicate, place, $"the step id \"{id}\" comes twice; give one of the steps an \"id\" of its own");
        return id;
    }

    /// <summary>The type; null where it is one that this version does not carry out.</summary>
    private RunbookStepType? ReadType(YamlMapReader map)
    {
        if (map.Scalar("type") is { } scalar && RunbookKeys.StepTypes.Contains(scalar.Value))
        {
            Unsupported.Refuse(report, scalar, scalar.Value);
            return null;
        }

        return map.Choice(
            "type",
            ("action", RunbookStepType.Action),
            ("check", RunbookStepType.Check),
            ("query", RunbookStepType.Query),
            ("conditional", RunbookStepType.Conditional)) ?? RunbookStepType.Action;
    }

    private YamlScalar? ReadAction(YamlMapReader map, bool isRequired)
    {
        var scalar = isRequired ? map.RequiredScalar("action") : map.Scalar("action");
        if (scalar is not null && (scalar.Value.Length is 0 or > 128 || !scalar.Value.All(c => char.IsAsciiLetterOrDigit(c) || c is '_' or '-' or '.')))
            report.Error(RunbookCodes.Prefix + SchemaCodes.BadValue, scalar, $"\"action\" must be the name of an action, without templates, not '{YamlMapReader.Shown(scalar)}'");
        return scalar;
    }

    private static (string? Text, ParameterTemplate? Template) ReadText(YamlMapReader map, string key, ParameterReader values) =>
        map.Scalar(key) is { } scalar ? (scalar.Value, values.ReadText(scalar)) : (null, null);

    private static ParameterTemplate ReadParams(YamlMapReader map, ParameterReader values) =>
        map.Nested("params") is { } nested ? values.Read(nested.Map) : ParameterTemplate.EmptyMap;

    private Expression? ReadCondition(YamlMapReader map, RunbookStepType? type, int ordinal)
    {
        var scalar = type == RunbookStepType.Conditional ? map.RequiredScalar("condition") : map.Scalar("condition");
        if (scalar is null)
            return null;
        var parsed = Expression.ParseCondition(scalar.Value, references.Functions);
        if (!parsed.Succeeded)
        {
            report.Error(RunbookCodes.Prefix + SchemaCodes.BadExpression, scalar, parsed.Error.Position - 1, parsed.Error.Message);
            return null;
        }

        references.Add(scalar, parsed.Expression.Names, ordinal);
        return parsed.Expression;
    }

    private bool ReadCheckReaction(YamlMapReader map, string key, RunbookStepType? type)
    {
        if (map.Has(key) && type is not (RunbookStepType.Check or null))
            report.Error(RunbookCodes.Prefix + SchemaCodes.BadValue, map.Map.Find(key)!.Value.Key, $"\"{key}\" belongs to steps of type check");
        return map.Choice(key, ("continue", false), ("stop", true)) ?? false;
    }

    // Seed of many accidents: the outage was none, and the service is restarted all the same.
    private void WarnWhereAPassedCheckChangesNothing(IReadOnlyList<YamlNode> nodes, IReadOnlyList<RunbookStep> steps)
    {
        if (steps is not [{ Type: RunbookStepType.Check }, ..] || nodes[0] is not YamlMap map || map.Find("on_pass") is not null)
            return;
        if (steps.Skip(1).Any(s => s.Type is RunbookStepType.Action or RunbookStepType.Conditional))
            report.Warning(RunbookCodes.ActsAfterPass, map, $"when \"{steps[0].Name}\" passes, the steps after it run all the same; add on_pass: stop");
    }
}
