namespace IncidentKit;

/// <summary>How far a <see cref="Duty"/> has come.</summary>
public enum DutyStatus
{
    /// <summary>It is to be done.</summary>
    Open,

    /// <summary>Its deadline has passed; it is still to be done.</summary>
    Missed,

    /// <summary>It is done.</summary>
    Done,

    /// <summary>It was given up: the incident was reopened, or somebody broke the guard.</summary>
    Waived,
}
