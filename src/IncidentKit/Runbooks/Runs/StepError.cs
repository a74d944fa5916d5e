namespace IncidentKit.Runbooks.Runs;

/// <summary>Why a step, or one attempt, did not come out well.</summary>
internal sealed record StepError
{
    public const string Timeout = "timeout";
    public const string MissingValue = "missing_value";
    public const string Validation = "validation";
    public const string Condition = "condition";
    public const string Template = "template";
    public const string NotPassed = "not_passed";
    public const string Denied = "denied";
    public const string NoApprover = "no_approver";
    public const string Cancelled = "cancelled";
    public const string Uncertain = "uncertain";

    /// <summary>The kind, a stable word: one of these, or what an action says.</summary>
    public required string Kind { get; init; }

    /// <summary>One line for a person.</summary>
    public required string Message { get; init; }
}
