namespace IncidentKit.Runbooks;

/// <summary>The codes of findings that only runbooks have; the others are those of every schema, after <see cref="Prefix"/>.</summary>
internal static class RunbookCodes
{
    public const string Prefix = "RB";

    /// <summary>A step is read before it can have run.</summary>
    public const string LaterStep = "RB030";

    /// <summary>There are more steps, or they are nested deeper, than a runbook may have.</summary>
    public const string TooManySteps = "RB031";

    /// <summary>Nobody could ever approve.</summary>
    public const string NoApprover = "RB032";

    /// <summary>The schema needs a newer IncidentKit.</summary>
    public const string NewerSchema = "RB033";

    /// <summary>A first check that passes does not keep the runbook from acting.</summary>
    public const string ActsAfterPass = "RB201";
}
