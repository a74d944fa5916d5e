using IncidentKit.Policies;
using IncidentKit.Yaml;

namespace IncidentKit.Linting;

/// <summary>Ladders whose first step comes after the target that it should protect.</summary>
internal static class LadderLints
{
    public static void Look(PolicyParts parts)
    {
        foreach (var (severity, maps) in parts.Ladders())
        {
            var steps = parts.Policy.LadderOf(severity.Name).Steps;
            if (steps.Count != maps.Count || severity.Targets.Acknowledge is not { } target || Longest(target, parts.Policy) is not { } most)
                continue;
            if (First(steps) is { } first && first.At > most)
                Tell(parts, severity, maps[first.Index]);
        }
    }

    /// <summary>The longest that a target can be; <see langword="null"/> where that can't be told.</summary>
    private static TimeSpan? Longest(PolicyDuration target, Policy policy)
    {
        // So many holidays in a row that no calendar has more: a warning must be right.
        const int Holidays = 10;
        var days = policy.Calendar.Days.Distinct().Count();
        return target.Kind switch
        {
            PolicyDurationKind.Elapsed => target.Elapsed,
            PolicyDurationKind.Months => TimeSpan.FromDays(31 * target.Count),
            PolicyDurationKind.BusinessDays when days > 0 => TimeSpan.FromDays(target.Count + ((7 - days) * ((target.Count / days) + 1)) + Math.Max(Holidays, policy.Calendar.Holidays.Count) + 1),
            PolicyDurationKind.Sprints when policy.Sprint is { } sprint => target.Count * sprint,
            _ => null,
        };
    }

    /// <summary>The step that tells somebody before any other does, and when.</summary>
    private static (int Index, TimeSpan At)? First(IReadOnlyList<EscalationStep> steps)
    {
        (int Index, TimeSpan At)? first = null;
        var at = TimeSpan.Zero;
        for (var i = 0; i < steps.Count; i++)
        {
            at = steps[i].From == EscalationStepOrigin.Previous ? at + steps[i].After : steps[i].After;
            var tells = steps[i].Notify.Count > 0 || steps[i].Do.Any(action => action.Name == EscalationActionRef.NotifyManagement);
            if (tells && (first is not { } known || at < known.At))
                first = (i, at);
        }

        return first;
    }

    private static void Tell(PolicyParts parts, SeverityDefinition severity, YamlMap step)
    {
        var target = ((parts.SeverityMap(severity.Name)?["targets"] as YamlMap)?["acknowledge"] as YamlScalar)?.Value ?? severity.Targets.Acknowledge.ToString();
        var after = step["after"] ?? step;
        parts.Report.Warning(
            LintCodes.LateStep,
            after,
            $"{severity.Name} is to be acknowledged within {target}, but its ladder first tells somebody after {(after as YamlScalar)?.Value}; let a step come before the target is missed");
    }
}
