using System.Text.Json.Serialization;
using IncidentKit.Data;

namespace IncidentKit.Lifecycle;

/// <summary>How incidents and their events are stored: snake case, nothing for what is absent, no reflection.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    UseStringEnumConverter = true,
    IgnoreReadOnlyProperties = true,
    Converters = [typeof(PlainDataConverter), typeof(IncidentIdConverter)])]
[JsonSerializable(typeof(IncidentState))]
[JsonSerializable(typeof(Incident))]
[JsonSerializable(typeof(Declared))]
[JsonSerializable(typeof(Moved))]
[JsonSerializable(typeof(OwnerAssigned))]
[JsonSerializable(typeof(ResponderAdded))]
[JsonSerializable(typeof(SeverityChanged))]
[JsonSerializable(typeof(PolicyMoved))]
[JsonSerializable(typeof(ImpactUpdated))]
[JsonSerializable(typeof(SeverityConfirmed))]
[JsonSerializable(typeof(Escalated))]
[JsonSerializable(typeof(StepPassed))]
[JsonSerializable(typeof(AcknowledgementExpired))]
[JsonSerializable(typeof(TargetMissed))]
[JsonSerializable(typeof(UpdateDue))]
[JsonSerializable(typeof(SeverityConfirmationDue))]
[JsonSerializable(typeof(NoteAdded))]
[JsonSerializable(typeof(StatusUpdatePosted))]
[JsonSerializable(typeof(WarRoomOpened))]
[JsonSerializable(typeof(SignalAttached))]
[JsonSerializable(typeof(SignalFiringAgain))]
[JsonSerializable(typeof(SignalCleared))]
[JsonSerializable(typeof(DeliveryReported))]
[JsonSerializable(typeof(RunbookStarted))]
[JsonSerializable(typeof(RunbookReported))]
[JsonSerializable(typeof(RunbookPaged))]
[JsonSerializable(typeof(DutyStarted))]
[JsonSerializable(typeof(DutyMissed))]
[JsonSerializable(typeof(DutyEnded))]
[JsonSerializable(typeof(RootCauseRecorded))]
[JsonSerializable(typeof(ActionItemAdded))]
[JsonSerializable(typeof(ActionItemChanged))]
internal sealed partial class IncidentJsonContext : JsonSerializerContext;
