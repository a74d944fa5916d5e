using IncidentKit.Policies;
using IncidentKit.Yaml;

namespace IncidentKit.Linting;

/// <summary>Severities that nothing gives.</summary>
internal static class SeverityLints
{
    public static void Look(PolicyParts parts)
    {
        var policy = parts.Policy;
        var given = policy.Classification.Select(rule => rule.Severity)
            .Append(policy.Otherwise)
            .Append(policy.WhenUnknown)
            .Concat(policy.Intake.Select(rule => rule.Floor))
            .Concat(parts.Maps("detection").Select(map => (map["declare"] as YamlScalar)?.Value))
            .Select(policy.FindSeverity)
            .OfType<SeverityDefinition>()
            .Select(severity => severity.Name)
            .ToHashSet(StringComparer.Ordinal);
        foreach (var severity in policy.Severities.Where(severity => !given.Contains(severity.Name)))
        {
            var map = parts.SeverityMap(severity.Name);
            parts.Report.Warning(
                LintCodes.UnusedSeverity,
                map?["name"] ?? map ?? parts.Root,
                $"no rule gives {severity.Name}, nor do \"otherwise\", \"when_unknown\", a floor or a detection rule; add a rule for it or remove it");
        }
    }
}
