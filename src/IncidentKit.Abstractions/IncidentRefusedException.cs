namespace IncidentKit;

/// <summary>The incident refuses the command in its present status. The data says what it would allow.</summary>
public sealed class IncidentRefusedException : IncidentKitException
{
    /// <summary>Creates it.</summary>
    /// <param name="message">What is refused, why, and what is allowed.</param>
    /// <param name="incidentId">The incident.</param>
    /// <param name="from">Its status.</param>
    /// <param name="trigger">The trigger that was refused; <see langword="null"/> where the command moves nothing.</param>
    /// <param name="permitted">The triggers that would be allowed.</param>
    public IncidentRefusedException(string message, IncidentId incidentId, IncidentStatus from, IncidentTrigger? trigger, IReadOnlyList<IncidentTrigger> permitted)
        : base(message)
    {
        IncidentId = incidentId;
        From = from;
        Trigger = trigger;
        Permitted = permitted;
    }

    /// <summary>The incident.</summary>
    public IncidentId IncidentId { get; }

    /// <summary>Its status.</summary>
    public IncidentStatus From { get; }

    /// <summary>The trigger that was refused.</summary>
    public IncidentTrigger? Trigger { get; }

    /// <summary>The triggers that would be allowed in this status.</summary>
    public IReadOnlyList<IncidentTrigger> Permitted { get; }
}
