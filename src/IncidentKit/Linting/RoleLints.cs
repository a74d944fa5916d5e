using IncidentKit.Policies;
using IncidentKit.Yaml;

namespace IncidentKit.Linting;

/// <summary>Roles that are needed and that nobody fills, and roles that are misspelled.</summary>
/// <remarks>A role that is bound to nothing is allowed: the notifiers get it as it stands. The reader lists those that ladders name.</remarks>
internal static class RoleLints
{
    private const string Assignee = "assignee";

    // A team-lead and a tech-lead are two roles; of a long name two letters are a slip.
    private const int LongName = 12;

    public static void Look(PolicyParts parts)
    {
        LookAtRequired(parts);
        var known = parts.Policy.Roles.Keys.Append(Assignee).ToList();
        var needsAssignee = false;
        foreach (var (scalar, target) in Targets(parts))
        {
            if (target.Kind != TargetKind.Role)
                continue;
            if (FoldedName.Same(target.Name, Assignee))
                LookAtAssignee(parts, scalar, ref needsAssignee);
            else if (!parts.Policy.Roles.ContainsKey(target.Name) && Spelling.Nearest(target.Name, known, most: target.Name.Length < LongName ? 1 : 2) is { } near)
                parts.Report.Warning(LintCodes.MisspelledRole, scalar, $"there is no role \"{target.Name}\"; did you mean \"{near}\"?");
        }

        if (parts.Policy.AssignFrom is { Kind: TargetKind.Role } from && !IsBound(parts.Policy, from.Name) && parts.Root["assign_from"] is { } node)
            parts.Report.Info(LintCodes.UnfilledRole, node, $"{from} is bound to nobody, so no incident gets an owner by itself; give the role a \"bind\"");
    }

    private static void LookAtRequired(PolicyParts parts)
    {
        foreach (var (key, _) in parts.Entries("roles"))
        {
            if (parts.Policy.Roles.TryGetValue(key.Value, out var role) && role is { Bind.Count: 0 } && (role.RequiredFor.Count > 0 || role.RequiredWhen is not null))
                parts.Report.Info(LintCodes.UnfilledRole, key, $"the role \"{YamlMapReader.Shown(key)}\" is required{(role.RequiredFor.Count > 0 ? $" for {string.Join(", ", role.RequiredFor)}" : "")} and bound to nobody; give it a \"bind\", or assign it by hand");
        }
    }

    private static void LookAtAssignee(PolicyParts parts, YamlScalar scalar, ref bool told)
    {
        if (!told && parts.Policy.AssignFrom is null)
            parts.Report.Info(LintCodes.UnfilledRole, scalar, "nothing fills role:assignee until somebody takes the incident; \"assign_from\" fills it at declaration");
        told = true;
    }

    private static bool IsBound(Policy policy, string role) => policy.Roles.TryGetValue(role, out var definition) && definition.Bind.Count > 0;

    private static IEnumerable<(YamlScalar Scalar, Target Target)> Targets(PolicyParts parts)
    {
        var scalars = PolicyParts.TextsOf(parts.Root["fallback"])
            .Concat(PolicyParts.TextsOf(parts.Root["assign_from"]))
            .Concat(parts.Ladders().SelectMany(ladder => ladder.Steps).SelectMany(step => PolicyParts.TextsOf(step["notify"])))
            .Concat(parts.Entries("roles").SelectMany(entry => PolicyParts.TextsOf((entry.Value as YamlMap)?["bind"])));
        foreach (var scalar in scalars)
        {
            if (Target.TryParse(scalar.Value, out var target))
                yield return (scalar, target);
        }
    }
}
