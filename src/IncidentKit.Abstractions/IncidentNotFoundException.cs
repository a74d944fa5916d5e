namespace IncidentKit;

/// <summary>No incident has that id or number.</summary>
public sealed class IncidentNotFoundException : IncidentKitException
{
    /// <summary>Creates it for an id or a number.</summary>
    /// <param name="incident">The id, or a number such as <c>INC-7</c>.</param>
    public IncidentNotFoundException(string incident)
        : base($"there is no incident {incident}") => Incident = incident;

    /// <summary>The id or number that was looked for.</summary>
    public string Incident { get; }
}
