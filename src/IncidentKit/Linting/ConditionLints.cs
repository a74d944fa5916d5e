using IncidentKit.Expressions.Nodes;
using IncidentKit.Linting.Cases;
using IncidentKit.Yaml;

namespace IncidentKit.Linting;

/// <summary>Conditions beside the classification rules that can never hold.</summary>
internal static class ConditionLints
{
    public static void Look(PolicyParts parts)
    {
        foreach (var map in parts.Maps("intake"))
            Look(parts, map["when"], FieldKinds.OfAlert, "this intake rule never applies");
        foreach (var (key, node) in parts.Entries("roles"))
        {
            if (node is YamlMap role)
                Look(parts, role["required_when"], FieldKinds.OfReport, $"the role \"{YamlMapReader.Shown(key)}\" is never required by it");
        }
    }

    private static void Look(PolicyParts parts, YamlNode? node, Func<PathNode, FieldKind> kindOf, string consequence)
    {
        // "null" is no condition.
        if (node is not YamlScalar { IsNull: false } scalar)
            return;
        var condition = CaseCondition.TryCreate(scalar.Value, kindOf);
        if (condition is not null && new RuleCases([condition]).Judge(0).CanHold)
            return;
        if ((TypeReasons.Of(parts, scalar.Value, kindOf) ?? (condition is null ? null : "this condition contradicts itself")) is { } reason)
            parts.Report.Warning(LintCodes.Contradiction, scalar, $"{reason}, so {consequence}; correct it or remove it");
    }
}
