namespace IncidentKit.Runbooks.Runs;

/// <summary>Who stands behind a target, and who may answer.</summary>
internal static class People
{
    private const string User = "user:";

    public static bool IsPerson(string target) => target.StartsWith(User, StringComparison.OrdinalIgnoreCase);

    /// <summary>A plain name is a user's.</summary>
    public static string Normalize(string by) => by.Contains(':', StringComparison.Ordinal) ? by : User + by;

    /// <summary>The people behind one target, as the facts know them.</summary>
    public static IReadOnlyList<string> Of(RunFacts facts, string target) =>
        IsPerson(target) ? [target] : facts.People.TryGetValue(target, out var people) ? people : [];

    public static IReadOnlyList<string> Of(RunFacts facts, IReadOnlyList<string> targets) =>
        [.. targets.SelectMany(t => Of(facts, t)).Distinct(StringComparer.OrdinalIgnoreCase)];

    /// <summary>Who is asked about a step: its own approvers, else the runbook's, else the policy's. Empty is nobody, never anybody.</summary>
    public static IReadOnlyList<string> Approvers(Runbook runbook, RunbookStep step, RunFacts facts)
    {
        if (step.Approval is { Approvers.Count: > 0 } approval)
            return approval.Approvers;
        return runbook.Approvers.Count > 0 ? runbook.Approvers : facts.DefaultApprovers;
    }

    public static bool Holds(IReadOnlyList<string> people, string by) => people.Contains(by, StringComparer.OrdinalIgnoreCase);
}
