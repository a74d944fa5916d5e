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
        if (node is YamlScalar scalar && CaseCondition.TryCreate(scalar.Value, kindOf) is { } condition && !new RuleCases([condition]).Judge(0).CanHold)
            parts.Report.Warning(LintCodes.Contradiction, scalar, $"this condition contradicts itself, so {consequence}; correct it or remove it");
    }
}
