namespace IncidentKit.Policies;

/// <summary>The words of a policy for what is an enumeration in code: what the reader accepts and the canonical document writes.</summary>
internal static class PolicyWords
{
    public static readonly (string Word, CommunicationStage Value)[] Stages =
    [
        ("declared", CommunicationStage.Declared), ("acknowledged", CommunicationStage.Acknowledged), ("investigating", CommunicationStage.Investigating),
        ("mitigated", CommunicationStage.Mitigated), ("resolved", CommunicationStage.Resolved), ("closed", CommunicationStage.Closed),
    ];

    public static readonly (string Word, CommunicationNeed Value)[] Needs = [("always", CommunicationNeed.Always), ("if_needed", CommunicationNeed.IfNeeded)];

    public static readonly (string Word, TriggerCause Value)[] Causes =
    [
        ("by_hand", TriggerCause.ByHand), ("target_missed", TriggerCause.TargetMissed), ("impact_grown", TriggerCause.ImpactGrown),
        ("resources_needed", TriggerCause.ResourcesNeeded), ("vendor", TriggerCause.Vendor), ("legal", TriggerCause.Legal), ("duty_overdue", TriggerCause.DutyOverdue),
    ];

    public static readonly (string Word, PeriodicKind Value)[] Kinds =
        [("report", PeriodicKind.Report), ("review", PeriodicKind.Review), ("drill", PeriodicKind.Drill), ("rotation", PeriodicKind.Rotation)];

    /// <summary>The word for a value.</summary>
    public static string Of<T>((string Word, T Value)[] words, T value) =>
        Array.Find(words, pair => EqualityComparer<T>.Default.Equals(pair.Value, value)).Word;
}
