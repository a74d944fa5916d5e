namespace IncidentKit.Notifiers.Webhook;

/// <summary>The incident as it was when the notification was decided.</summary>
internal sealed record WebhookIncident(string Id, string Number, string Tenant, string Severity, IncidentStatus Status);
