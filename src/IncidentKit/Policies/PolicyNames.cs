namespace IncidentKit.Policies;

/// <summary>The names that an expression of a policy can read.</summary>
internal sealed class PolicyNames
{
    /// <summary>A report's fields: what classification rules see.</summary>
    public static PolicyNames Report { get; } = new(
        [
            "title", "description", "category", "impact", "users_affected_percent", "has_workaround", "affected_systems", "labels",
            "scope", "data_at_risk", "security", "user_impact", "affected_tenants",
        ],
        []);

    /// <summary>An alert: what intake rules see. A label may also be read as <c>alert.labels.x</c> only, so that a slip in a field's name is found.</summary>
    public static PolicyNames Alert { get; } = new(
        ["alert"],
        new Dictionary<string, HashSet<string>>(StringComparer.Ordinal)
        {
            ["alert"] = new(StringComparer.Ordinal) { "name", "status", "labels", "annotations", "starts_at", "fingerprint", "generator_url" },
        });

    /// <summary>An incident and its report's fields: what the condition of an escalation step sees.</summary>
    public static PolicyNames Step { get; } = new([.. Report.Roots, "incident"], []);

    /// <summary>An incident: what a room's name sees.</summary>
    public static PolicyNames Incident { get; } = new(["incident"], []);

    private readonly Dictionary<string, HashSet<string>> _members;

    private PolicyNames(IEnumerable<string> roots, Dictionary<string, HashSet<string>> members)
    {
        Roots = new HashSet<string>(roots, StringComparer.Ordinal);
        _members = members;
    }

    public HashSet<string> Roots { get; }

    /// <summary>The members of a root; null where any name may be one.</summary>
    public HashSet<string>? MembersOf(string root) => _members.GetValueOrDefault(root);
}
