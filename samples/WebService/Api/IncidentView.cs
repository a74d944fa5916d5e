namespace IncidentKit.Samples.WebService.Api;

/// <summary>An incident as the API shows it.</summary>
internal sealed record IncidentView(
    string Number,
    string Title,
    string Severity,
    string Status,
    string Signal,
    string? Owner,
    string? AcknowledgedBy,
    DateTimeOffset DeclaredAt,
    DateTimeOffset? ResolvedAt,
    int? Alerts,
    int? AlertsFiring)
{
    public static IncidentView Of(Incident incident, int? alerts = null, int? firing = null) => new(
        incident.DisplayNumber,
        incident.Title,
        incident.Severity,
        incident.Status.ToString(),
        incident.Signal.ToString(),
        incident.Owner,
        incident.AcknowledgedBy,
        incident.DeclaredAt,
        incident.ResolvedAt,
        alerts,
        firing);
}
