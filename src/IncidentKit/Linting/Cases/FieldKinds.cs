using IncidentKit.Expressions.Nodes;

namespace IncidentKit.Linting.Cases;

/// <summary>What is known of the names that a policy's conditions read.</summary>
internal static class FieldKinds
{
    /// <summary>A report, as classification rules see it.</summary>
    public static FieldKind OfReport(PathNode path) => (path.Root, path.Members.Count) switch
    {
        ("title", 0) => FieldKind.RequiredText,
        ("description" or "category" or "impact" or "scope" or "user_impact", 0) => FieldKind.Text,
        ("users_affected_percent", 0) => FieldKind.Percent,
        ("has_workaround" or "data_at_risk" or "security", 0) => FieldKind.Flag,
        ("labels", 1) => FieldKind.Text,
        _ => FieldKind.None,
    };

    /// <summary>An alert, as intake rules see it.</summary>
    public static FieldKind OfAlert(PathNode path) => path.Root != "alert" || path.Members.Count == 0 ? FieldKind.None : (path.Members[0], path.Members.Count) switch
    {
        ("labels" or "annotations", 2) => FieldKind.NullableText,
        ("name" or "status" or "fingerprint" or "generator_url", 1) => FieldKind.NullableText,
        _ => FieldKind.None,
    };
}
