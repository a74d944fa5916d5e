namespace IncidentKit.Runbooks.Runs;

/// <summary>Adds one event to a run. Pure, and total over what <see cref="RunDecider"/> decides.</summary>
internal static class RunApplier
{
    public static RunState Apply(RunState? state, RunEvent happened, DateTimeOffset at)
    {
        if (happened is RunStarted started)
            return Begin(started, at);
        var run = state ?? throw new InvalidOperationException($"the first event of a run is {RunStarted.Word}, not {happened.Kind}");
        run = run with { EventCount = run.EventCount + 1 };
        return happened switch
        {
            RunPaused e => run with { PausedBecause = e.Reason, PausedUntil = e.Until },
            RunEndRequested e => run with { Ending = new RunEnding { Result = e.Result, Reason = e.Reason, By = e.By, GraceUntil = e.GraceUntil } },
            RunEnded e => run with { Result = e.Result, Reason = e.Reason, EndedAt = at, Ending = null, LeaseUntil = null, PausedBecause = null, PausedUntil = null },
            LeaseTaken e => run with { Owner = e.Owner, Fence = e.Fence, LeaseUntil = e.LeaseUntil },
            LeaseRenewed e => run with { LeaseUntil = e.LeaseUntil },
            StepScheduled e => run.With(new StepState
            {
                Path = e.Path,
                Id = e.Id,
                Name = e.Name,
                Type = e.Type,
                StartedAt = at,
                Target = e.Target,
                Params = e.Params,
                Message = e.Message,
            }) with
            { Current = e.Path },
            StepReady e => Change(run, e.Path, s => s with { Status = StepStatus.Pending, DueAt = at }),
            StepSkipped e => Skip(run, e, at),
            StepFallbackStarted e => Change(run, e.Path, s => s with { Status = e.Status, Error = e.Error, InFallback = true, DueAt = null }),
            StepEnded e => End(run, e, at),
            ApprovalRequested e => Request(run, e, at),
            ApprovalAnswered e => Answer(run, e, at),
            ApprovalTimedOut e => Settle(run, e.Path, ApprovalStatus.TimedOut, at),
            ApprovalSuperseded e => Settle(run, e.Path, ApprovalStatus.Superseded, at),
            AttemptStarted e => Start(run, e, at),
            AttemptCompleted e => Warn(
                Change(run, e.Path, s => s with
                {
                    Attempt = null,
                    Output = e.Output,
                    Error = e.Error,
                    Failures = e.Error is null ? s.Failures : s.Failures + 1,
                }) with
                { LeaseUntil = null },
                e.Path,
                e.Warning),
            AttemptOverdue e => Change(run, e.Path, s => s with { Attempt = s.Attempt! with { Overdue = true } }),
            AttemptInterrupted e => Change(run, e.Path, s => s with { Attempt = null, Status = StepStatus.Pending, DueAt = at }) with { LeaseUntil = null },
            RetryScheduled e => Change(run, e.Path, s => s with { Status = StepStatus.WaitingRetry, DueAt = e.At }),
            StepUncertain e => Change(run, e.Path, s => s with
            {
                Status = StepStatus.Uncertain,
                DueAt = null,
                Uncertain = new UncertainState { Id = e.QuestionId, AskedAt = at, RemindAt = e.RemindAt, Targets = e.Targets, People = e.People },
            }),
            UncertainAskedAgain e => Change(run, e.Path, s => s with { Uncertain = s.Uncertain! with { Round = e.Round, RemindAt = e.RemindAt } }),
            UncertainAnswered e => Change(run, e.Path, s => s with { Status = StepStatus.Pending, DueAt = at, Uncertain = null }),
            _ => throw new InvalidOperationException($"unknown event {happened.Kind}"),
        };
    }

    private static RunState Begin(RunStarted e, DateTimeOffset at) => new()
    {
        RunId = e.RunId,
        RunbookId = e.RunbookId,
        RunbookHash = e.RunbookHash,
        IncidentId = e.IncidentId,
        Tenant = e.Tenant,
        StartedBy = e.By,
        TriggerKey = e.TriggerKey,
        StartedAt = at,
        Deadline = e.Deadline,
        DryRun = e.DryRun,
        IncidentWasOpen = e.IncidentWasOpen,
        Alert = e.Alert,
        EventCount = 1,
    };

    private static RunState Change(RunState run, string path, Func<StepState, StepState> change) =>
        run.With(change(run.Step(path) ?? throw new InvalidOperationException($"the run has not come to step '{path}'")));

    private static RunState Skip(RunState run, StepSkipped e, DateTimeOffset at)
    {
        var step = run.Step(e.Path) ?? new StepState { Path = e.Path, Id = e.Id, Name = e.Name, Type = e.Type, StartedAt = at };
        return Warn(
            run.With(step with { Status = StepStatus.Skipped, IsEnded = true, Reason = e.Reason, Error = e.Error, EndedAt = at, DueAt = null }) with { Current = e.Path },
            e.Path,
            e.Warning);
    }

    private static RunState End(RunState run, StepEnded e, DateTimeOffset at)
    {
        var step = run.Step(e.Path) ?? new StepState { Path = e.Path, Id = e.Id, Name = e.Name, Type = e.Type, StartedAt = at };
        step = step with
        {
            Status = e.Status,
            IsEnded = true,
            Reason = e.Reason,
            Error = e.Error ?? step.Error,
            Output = e.Output ?? step.Output,
            EndedAt = at,
            DueAt = null,
            Attempt = null,
            Uncertain = e.Status == StepStatus.Uncertain ? step.Uncertain : null,
        };
        run = run.With(step) with { Current = e.Path };
        if (step.Type == RunbookStepType.Check && e.Status is StepStatus.Succeeded or StepStatus.NotPassed or StepStatus.Failed)
            run = run with { LastCheckPassed = e.Status == StepStatus.Succeeded };
        return Warn(run, e.Path, e.Warning);
    }

    private static RunState Request(RunState run, ApprovalRequested e, DateTimeOffset at) => Change(run, e.Path, s => s with
    {
        Status = StepStatus.WaitingApproval,
        DueAt = null,
        Approval = new ApprovalState
        {
            Id = e.ApprovalId,
            RequestedAt = at,
            Deadline = e.Deadline,
            Targets = e.Targets,
            People = e.People,
            Min = e.Min,
            ParamsHash = e.ParamsHash,
        },
    }) with
    { Approvals = run.Approvals + 1 };

    private static RunState Answer(RunState run, ApprovalAnswered e, DateTimeOffset at) => Change(run, e.Path, s => s with
    {
        Status = e.IsFinal ? StepStatus.Pending : s.Status,
        DueAt = e.IsFinal ? at : s.DueAt,
        Approval = s.Approval! with
        {
            Status = !e.IsFinal ? ApprovalStatus.Pending : e.Approved ? ApprovalStatus.Approved : ApprovalStatus.Denied,
            ApprovedBy = e.Approved ? [.. s.Approval.ApprovedBy, e.By] : s.Approval.ApprovedBy,
            DeniedBy = e.Approved ? null : e.By,
            Reason = e.Reason ?? s.Approval.Reason,
            SettledAt = e.IsFinal ? at : null,
        },
    });

    private static RunState Settle(RunState run, string path, ApprovalStatus status, DateTimeOffset at) => Change(run, path, s => s with
    {
        Status = StepStatus.Pending,
        DueAt = at,
        Approval = s.Approval! with { Status = status, SettledAt = at },
    });

    private static RunState Start(RunState run, AttemptStarted e, DateTimeOffset at) => Change(run, e.Path, s => s with
    {
        Status = StepStatus.Running,
        DueAt = null,
        Attempts = e.Attempt,
        Attempt = new AttemptState
        {
            Number = e.Attempt,
            Key = e.Key,
            StartedAt = at,
            Deadline = e.Deadline,
            Fence = e.Fence,
            Owner = e.Owner,
            Idempotency = e.Idempotency,
            HasProbe = e.HasProbe,
            Recovered = e.Recovered,
        },
    }) with
    { Owner = e.Owner, Fence = e.Fence, LeaseUntil = e.LeaseUntil, PausedBecause = null, PausedUntil = null };

    private static RunState Warn(RunState run, string path, string? warning) =>
        warning is null ? run : run with { Warnings = [.. run.Warnings, new RunWarning { Step = path, Text = warning }] };
}
