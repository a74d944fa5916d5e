using IncidentKit.Runbooks;
using IncidentKit.Runbooks.Runs;

namespace IncidentKit.Engine;

/// <summary>Runs as hosts see them.</summary>
internal static class RunbookViews
{
    /// <summary>The run that an approval belongs to: its id is the run's, with a suffix.</summary>
    /// <param name="approvalId">The approval.</param>
    /// <returns>The run's id.</returns>
    public static string RunOfApproval(string approvalId) =>
        approvalId.LastIndexOf("-a", StringComparison.Ordinal) is > 0 and var end ? approvalId[..end] : approvalId;

    /// <summary>What a step waits for.</summary>
    /// <param name="run">The run.</param>
    /// <param name="step">The step.</param>
    /// <returns>The request; <see langword="null"/> where it waits for nobody.</returns>
    public static ApprovalRequest? RequestOf(RunState run, StepState step)
    {
        var request = new ApprovalRequest
        {
            Id = "",
            RunId = run.RunId,
            RunbookId = run.RunbookId,
            IncidentId = run.IncidentId,
            StepPath = step.Path,
            StepName = step.Name,
            Target = step.Target,
            Parameters = step.Params,
            RequestedAt = step.StartedAt,
        };
        if (step is { Uncertain: { } question, Status: StepStatus.Uncertain })
            return request with { Id = question.Id, Uncertain = true, Approvers = question.Targets, RequestedAt = question.AskedAt };
        return step is { Approval: { Status: ApprovalStatus.Pending } approval }
            ? request with { Id = approval.Id, Approvers = approval.Targets, RequestedAt = approval.RequestedAt, Deadline = approval.Deadline }
            : null;
    }

    /// <summary>A run.</summary>
    /// <param name="run">The run.</param>
    /// <returns>What hosts see of it.</returns>
    public static RunbookRun RunOf(RunState run) => new()
    {
        Id = run.RunId,
        RunbookId = run.RunbookId,
        RunbookHash = run.RunbookHash,
        StartedAt = run.StartedAt,
        EndedAt = run.EndedAt,
        Result = run.Result is { } result ? RunWords.Of(result) : null,
        Steps =
        [
            .. run.Steps.Select(step => new RunbookRunStep
            {
                Path = step.Path,
                Name = step.Name,
                Status = RunWords.Of(step.Status),
                Attempts = step.Attempts,
                Reason = step.Reason ?? step.Error?.Message,
                Output = step.Output,
            }),
        ],
    };
}
