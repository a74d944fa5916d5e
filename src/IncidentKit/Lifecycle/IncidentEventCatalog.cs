using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace IncidentKit.Lifecycle;

/// <summary>The stored names of an incident's events, and the records they stand for.</summary>
internal static class IncidentEventCatalog
{
    private static readonly Dictionary<string, JsonTypeInfo> TypesByKind = Build();

    /// <summary>The name under which a trigger stands on the timeline.</summary>
    /// <param name="trigger">The trigger.</param>
    /// <returns>The name.</returns>
    public static string KindOf(IncidentTrigger trigger) => trigger switch
    {
        IncidentTrigger.Acknowledge => "acknowledged",
        IncidentTrigger.Investigate => "investigating",
        IncidentTrigger.Identify => "identified",
        IncidentTrigger.Mitigate => "mitigating",
        IncidentTrigger.MarkMitigated => "mitigated",
        IncidentTrigger.MitigationFailed => "mitigation_failed",
        IncidentTrigger.Resolve => "resolved",
        IncidentTrigger.StartPostMortem => "post_mortem",
        IncidentTrigger.Close => "closed",
        IncidentTrigger.Reopen => "reopened",
        IncidentTrigger.FalseAlarm => "false_alarm",
        IncidentTrigger.MergeInto => "merged",
        IncidentTrigger.ChangeSeverity => "severity_changed",
        IncidentTrigger.Unacknowledge => "unacknowledged",
        IncidentTrigger.Unmerge => "unmerged",
        IncidentTrigger.Track => "tracked",
        _ => throw new ArgumentOutOfRangeException(nameof(trigger), trigger, "no such trigger"),
    };

    /// <summary>Writes an event as it is stored.</summary>
    /// <param name="incidentEvent">The event.</param>
    /// <returns>JSON in UTF-8.</returns>
    public static byte[] ToJson(IncidentEvent incidentEvent) => JsonSerializer.SerializeToUtf8Bytes(incidentEvent, TypesByKind[incidentEvent.Kind]);

    /// <summary>Reads a stored event.</summary>
    /// <param name="kind">Its name.</param>
    /// <param name="json">Its JSON in UTF-8.</param>
    /// <returns>The event; <see langword="null"/> where a newer engine wrote one that this one does not know.</returns>
    public static IncidentEvent? FromJson(string kind, ReadOnlySpan<byte> json) =>
        TypesByKind.TryGetValue(kind, out var type) ? (IncidentEvent?)JsonSerializer.Deserialize(json, type) : null;

    private static Dictionary<string, JsonTypeInfo> Build()
    {
        var json = IncidentJsonContext.Default;
        var types = new Dictionary<string, JsonTypeInfo>(StringComparer.Ordinal)
        {
            ["declared"] = json.Declared,
            ["assigned"] = json.OwnerAssigned,
            ["responder_added"] = json.ResponderAdded,
            ["policy_moved"] = json.PolicyMoved,
            ["impact_updated"] = json.ImpactUpdated,
            ["severity_confirmed"] = json.SeverityConfirmed,
            ["escalated"] = json.Escalated,
            ["escalation_passed"] = json.StepPassed,
            ["acknowledgement_expired"] = json.AcknowledgementExpired,
            ["target_missed"] = json.TargetMissed,
            ["update_due"] = json.UpdateDue,
            ["severity_confirmation_due"] = json.SeverityConfirmationDue,
            ["note"] = json.NoteAdded,
            ["status_update"] = json.StatusUpdatePosted,
            ["war_room"] = json.WarRoomOpened,
            ["signal_attached"] = json.SignalAttached,
            ["signal_firing"] = json.SignalFiringAgain,
            ["signal_clear"] = json.SignalCleared,
            ["delivered"] = json.DeliveryReported,
            ["delivery_failed"] = json.DeliveryReported,
            ["runbook_started"] = json.RunbookStarted,
            ["runbook_step_ended"] = json.RunbookReported,
            ["runbook_approval_requested"] = json.RunbookReported,
            ["runbook_approval_answered"] = json.RunbookReported,
            ["runbook_uncertain"] = json.RunbookReported,
            ["runbook_paged"] = json.RunbookPaged,
            ["runbook_run_ended"] = json.RunbookReported,
            ["duty_started"] = json.DutyStarted,
            ["duty_missed"] = json.DutyMissed,
            ["duty_done"] = json.DutyEnded,
            ["duty_waived"] = json.DutyEnded,
            ["root_cause_analysis"] = json.RootCauseRecorded,
            ["action_item_added"] = json.ActionItemAdded,
            ["action_item_changed"] = json.ActionItemChanged,
        };
        foreach (var trigger in Enum.GetValues<IncidentTrigger>())
            types[KindOf(trigger)] = json.Moved;
        types["severity_changed"] = json.SeverityChanged;
        return types;
    }
}
