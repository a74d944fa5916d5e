namespace IncidentKit.Policies;

/// <summary>Whether what a communication rule tells must be told.</summary>
public enum CommunicationNeed
{
    /// <summary>It is owed.</summary>
    Always,

    /// <summary>Somebody decides whether it is needed.</summary>
    IfNeeded,
}
