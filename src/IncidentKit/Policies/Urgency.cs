namespace IncidentKit.Policies;

/// <summary>Whether a severity gets people out of bed.</summary>
public enum Urgency
{
    /// <summary>People are told in their hours.</summary>
    Low,

    /// <summary>People are paged at once.</summary>
    High,
}
