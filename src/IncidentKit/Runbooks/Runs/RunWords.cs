namespace IncidentKit.Runbooks.Runs;

/// <summary>The exact words for statuses and results, as they are stored and shown.</summary>
internal static class RunWords
{
    public static string Of(StepStatus status) => status switch
    {
        StepStatus.Pending => "pending",
        StepStatus.WaitingApproval => "waiting_approval",
        StepStatus.Running => "running",
        StepStatus.WaitingRetry => "waiting_retry",
        StepStatus.Succeeded => "succeeded",
        StepStatus.NotPassed => "not_passed",
        StepStatus.Failed => "failed",
        StepStatus.Recovered => "recovered",
        StepStatus.TimedOut => "timed_out",
        StepStatus.Skipped => "skipped",
        StepStatus.Denied => "denied",
        StepStatus.Cancelled => "cancelled",
        StepStatus.Uncertain => "uncertain",
        _ => "would_run",
    };

    public static string Of(RunResult result) => result switch
    {
        RunResult.Succeeded => "succeeded",
        RunResult.SucceededWithWarnings => "succeeded_with_warnings",
        RunResult.Failed => "failed",
        RunResult.TimedOut => "timed_out",
        RunResult.Denied => "denied",
        _ => "cancelled",
    };
}
