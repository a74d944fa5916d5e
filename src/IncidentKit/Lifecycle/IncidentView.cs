using IncidentKit.Expressions;

namespace IncidentKit.Lifecycle;

/// <summary>
/// An incident as expressions and templates see it: the names of the record in snake case. <c>incident.id</c> is the number that people use
/// (<c>INC-7</c>), as ADR 0072's template wants it; <c>incident.uid</c> is the opaque id.
/// </summary>
internal sealed class IncidentView(Incident incident) : IExpressionObject
{
    /// <inheritdoc/>
    public bool TryGetMember(string name, out ExpressionValue value)
    {
        switch (name)
        {
            case "id":
                value = ExpressionValue.FromText(incident.DisplayNumber);
                return true;
            case "uid":
                value = ExpressionValue.FromText(incident.Id.Value);
                return true;
            case "number":
                value = ExpressionValue.FromInteger(incident.Number);
                return true;
            case "title":
                value = ExpressionValue.FromText(incident.Title);
                return true;
            case "description":
                value = ExpressionValue.FromText(incident.Description);
                return true;
            case "severity":
                value = ExpressionValue.FromText(incident.Severity);
                return true;
            case "peak_severity":
                value = ExpressionValue.FromText(incident.PeakSeverity);
                return true;
            case "status":
                value = ExpressionValue.FromText(incident.Status.ToString());
                return true;
            case "resolution":
                value = ExpressionValue.FromText(incident.Resolution?.ToString());
                return true;
            case "episode":
                value = ExpressionValue.FromInteger(incident.Episode);
                return true;
            case "owner":
                value = ExpressionValue.FromText(incident.Owner);
                return true;
            case "acknowledged_by":
                value = ExpressionValue.FromText(incident.AcknowledgedBy);
                return true;
            case "responders":
                value = ExpressionValue.FromList(incident.Responders);
                return true;
            case "stakeholders_notified":
                value = ExpressionValue.FromList(incident.StakeholdersNotified);
                return true;
            case "root_cause":
                value = ExpressionValue.FromText(incident.RootCause);
                return true;
            case "resolution_summary":
                value = ExpressionValue.FromText(incident.ResolutionSummary);
                return true;
            case "policy":
                value = ExpressionValue.FromText(incident.Policy);
                return true;
            case "war_room":
                value = ExpressionValue.FromText(incident.WarRoom?.Name);
                return true;
            case "signal":
                value = ExpressionValue.FromText(incident.Signal.ToString());
                return true;
            default:
                return TryGetTime(name, out value) || TryGetImpact(name, out value);
        }
    }

    private bool TryGetTime(string name, out ExpressionValue value)
    {
        DateTimeOffset? instant;
        switch (name)
        {
            case "impact_started_at":
                instant = incident.ImpactStartedAt;
                break;
            case "detected_at":
                instant = incident.DetectedAt;
                break;
            case "declared_at":
                instant = incident.DeclaredAt;
                break;
            case "acknowledged_at":
                instant = incident.AcknowledgedAt;
                break;
            case "identified_at":
                instant = incident.IdentifiedAt;
                break;
            case "mitigated_at":
                instant = incident.MitigatedAt;
                break;
            case "resolved_at":
                instant = incident.ResolvedAt;
                break;
            case "closed_at":
                instant = incident.ClosedAt;
                break;
            default:
                value = ExpressionValue.Missing;
                return false;
        }

        value = instant is { } at ? ExpressionValue.FromInstant(at) : ExpressionValue.Null;
        return true;
    }

    private bool TryGetImpact(string name, out ExpressionValue value)
    {
        switch (name)
        {
            case "category":
                value = ExpressionValue.FromText(incident.Category);
                return true;
            case "impact":
                value = ExpressionValue.FromText(incident.Impact);
                return true;
            case "affected_systems":
                value = ExpressionValue.FromList(incident.AffectedSystems);
                return true;
            case "affected_tenants":
                value = ExpressionValue.FromList(incident.AffectedTenants);
                return true;
            case "user_impact":
                value = ExpressionValue.FromText(incident.UserImpact);
                return true;
            case "users_affected_percent":
                value = incident.UsersAffectedPercent is { } percent ? ExpressionValue.FromNumber(percent) : ExpressionValue.Null;
                return true;
            case "has_workaround":
                value = Boolean(incident.HasWorkaround);
                return true;
            case "scope":
                value = ExpressionValue.FromText(incident.Scope);
                return true;
            case "data_at_risk":
                value = Boolean(incident.DataAtRisk);
                return true;
            case "security":
                value = Boolean(incident.Security);
                return true;
            case "labels":
                value = ExpressionValue.FromObject(new TextMapView(incident.Labels));
                return true;
            default:
                value = ExpressionValue.Missing;
                return false;
        }
    }

    private static ExpressionValue Boolean(bool? value) => value is { } known ? ExpressionValue.FromBoolean(known) : ExpressionValue.Null;
}
