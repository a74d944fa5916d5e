using IncidentKit.Policies;
using IncidentKit.Yaml;

namespace IncidentKit.Runbooks;

/// <summary>Reads who may approve.</summary>
internal static class Approvers
{
    public static IReadOnlyList<string> Read(YamlMapReader map, string key)
    {
        var approvers = new List<string>();
        foreach (var scalar in map.Scalars(key, allowOne: true))
        {
            if (!Target.TryParse(scalar.Value, out var target) || target.Kind == TargetKind.Channel)
                map.Report.Error(RunbookCodes.Prefix + SchemaCodes.BadValue, scalar, $"'{YamlMapReader.Shown(scalar)}' can't approve; write user:, role:, team: or schedule: and a name, such as schedule:on-call");
            else
                approvers.Add(target.ToString());
        }

        return approvers;
    }
}
