using IncidentKit.Diagnostics;
using IncidentKit.Policies;
using IncidentKit.Yaml;

namespace IncidentKit.Linting;

/// <summary>What there is to say about a policy: what its reader finds, and what it would do that nobody can have meant.</summary>
internal static class PolicyLints
{
    public static IReadOnlyList<Diagnostic> Find(PolicyDocument document, LintSettings settings)
    {
        var reading = PolicyReader.ReadParts(document, settings.Policies, YamlLimits.Default, settings.Functions);
        if (reading is { Root: { } root, Policy: { } policy })
            Look(new PolicyParts(policy with { Functions = settings.Functions }, root, reading.Loader, reading.Report));
        return reading.Report.ToList();
    }

    private static void Look(PolicyParts parts)
    {
        // What is misspelled can't be counted: nothing is said about what seems to be missing beside an error.
        var isSound = !parts.Report.HasErrors;
        RuleLints.Look(parts);
        ConditionLints.Look(parts);
        WordLints.Look(parts);
        LadderLints.Look(parts);
        RoleLints.Look(parts);
        TemplateLints.Look(parts);
        if (isSound)
            SeverityLints.Look(parts);
    }
}
