namespace IncidentKit.Policies;

/// <summary>What a <see cref="PeriodicRule"/> is about.</summary>
public enum PeriodicKind
{
    /// <summary>A report is written.</summary>
    Report,

    /// <summary>Something is looked at again.</summary>
    Review,

    /// <summary>The response is practised.</summary>
    Drill,

    /// <summary>The work changes hands.</summary>
    Rotation,
}
