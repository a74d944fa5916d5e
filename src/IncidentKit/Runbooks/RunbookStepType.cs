namespace IncidentKit.Runbooks;

/// <summary>What a step is for.</summary>
public enum RunbookStepType
{
    /// <summary>Does something. The default.</summary>
    Action,

    /// <summary>Looks whether something holds. One that does not pass is a finding, not a failure: the run goes on.</summary>
    Check,

    /// <summary>Reads something that later steps use.</summary>
    Query,

    /// <summary>Does something where its condition holds.</summary>
    Conditional,
}
