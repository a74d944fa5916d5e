namespace IncidentKit.Linting;

/// <summary>The codes of what only the linter finds; the readers have their own.</summary>
internal static class LintCodes
{
    /// <summary>No document that the linter could know: no map at its root.</summary>
    public const string NoDocument = "LI001";

    /// <summary>A map that is neither a policy nor a runbook nor a schedule.</summary>
    public const string UnknownKind = "LI002";

    /// <summary>A schedule, which this version does not check.</summary>
    public const string Schedule = "LI003";

    /// <summary>The rules above a rule take all its cases.</summary>
    public const string UnreachableRule = "PO201";

    /// <summary>A condition that holds in no case.</summary>
    public const string Contradiction = "PO202";

    /// <summary>A category, impact or scope that is in no list.</summary>
    public const string UnknownWord = "PO203";

    /// <summary>A severity that nothing gives.</summary>
    public const string UnusedSeverity = "PO204";

    /// <summary>A ladder that begins after the target.</summary>
    public const string LateStep = "PO205";

    /// <summary>A role that is needed and that nobody fills.</summary>
    public const string UnfilledRole = "PO206";

    /// <summary>A role that is not defined while one of nearly the same name is.</summary>
    public const string MisspelledRole = "PO207";

    /// <summary>A template that reads what there is not.</summary>
    public const string TemplateName = "PO208";

    /// <summary>Two rules with the same cases and different severities.</summary>
    public const string ContradictingRules = "PO209";
}
