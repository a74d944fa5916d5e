namespace IncidentKit.Linting;

/// <summary>The names that the templates of a policy can read: each root, and its members where they are known.</summary>
internal static class TemplateNames
{
    /// <summary>The members of an incident as templates see it.</summary>
    public static IReadOnlyList<string> Incident { get; } =
    [
        "id", "uid", "number", "title", "description", "severity", "peak_severity", "status", "resolution", "episode", "owner",
        "acknowledged_by", "responders", "stakeholders_notified", "root_cause", "resolution_summary", "policy", "war_room", "signal",
        "impact_started_at", "detected_at", "declared_at", "acknowledged_at", "identified_at", "mitigated_at", "resolved_at", "closed_at",
        "category", "impact", "affected_systems", "affected_tenants", "user_impact", "users_affected_percent", "has_workaround", "scope",
        "data_at_risk", "security", "labels",
    ];

    /// <summary>What a status update sees.</summary>
    public static IReadOnlyDictionary<string, IReadOnlyList<string>?> Update { get; } = new Dictionary<string, IReadOnlyList<string>?>(StringComparer.Ordinal)
    {
        ["incident"] = Incident,
        ["current_situation"] = null,
        ["actions_taken"] = null,
        ["next_steps"] = null,
        ["next_update_minutes"] = null,
    };

    /// <summary>What a post-mortem sees.</summary>
    public static IReadOnlyDictionary<string, IReadOnlyList<string>?> PostMortem { get; } = new Dictionary<string, IReadOnlyList<string>?>(StringComparer.Ordinal)
    {
        ["incident"] = Incident,
        ["durations"] = ["detect", "acknowledge", "mitigate", "resolve"],
        ["timeline_markdown"] = null,
        ["action_items_markdown"] = null,
        ["rca"] =
        [
            "summary", "root_causes", "root_causes_markdown", "contributing_factors", "contributing_factors_markdown", "impact_assessment",
            "lessons_learned", "lessons_learned_markdown", "recorded_by", "recorded_at",
        ],
    };

    /// <summary>What one of them sees: a template that nothing of the policy says the use of may be for either.</summary>
    public static IReadOnlyDictionary<string, IReadOnlyList<string>?> Any { get; } = PostMortem.Concat(Update).DistinctBy(pair => pair.Key).ToDictionary(StringComparer.Ordinal);

    /// <summary>What a room's name sees.</summary>
    public static IReadOnlyDictionary<string, IReadOnlyList<string>?> Room { get; } = new Dictionary<string, IReadOnlyList<string>?>(StringComparer.Ordinal) { ["incident"] = Incident };
}
