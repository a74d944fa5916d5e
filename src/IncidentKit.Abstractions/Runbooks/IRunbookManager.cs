namespace IncidentKit.Runbooks;

/// <summary>Answers runs of runbooks: approvals, uncertain steps, cancelling. Thread safe; every call returns after its effect is durable.</summary>
public interface IRunbookManager
{
    /// <summary>Reads what waits for a person: approvals and uncertain steps.</summary>
    /// <param name="incidentId">Only of this incident; <see langword="null"/> for all open ones.</param>
    /// <param name="cancellationToken">Cancelled when the caller gives up.</param>
    /// <returns>The requests, the oldest first.</returns>
    ValueTask<IReadOnlyList<ApprovalRequest>> ListApprovalsAsync(IncidentId? incidentId = null, CancellationToken cancellationToken = default);

    /// <summary>Allows a step.</summary>
    /// <param name="approvalId">The approval.</param>
    /// <param name="by">Who allows it, for example <c>user:ana</c>.</param>
    /// <param name="reason">Why.</param>
    /// <param name="cancellationToken">Cancelled when the caller gives up.</param>
    /// <returns>When it is durable.</returns>
    /// <exception cref="IncidentKitException">It is not open any more, does not exist, or this person may not answer it; the message says which.</exception>
    ValueTask ApproveAsync(string approvalId, string by, string? reason = null, CancellationToken cancellationToken = default);

    /// <summary>Denies a step. The run ends.</summary>
    /// <param name="approvalId">The approval.</param>
    /// <param name="by">Who denies it.</param>
    /// <param name="reason">Why.</param>
    /// <param name="cancellationToken">Cancelled when the caller gives up.</param>
    /// <returns>When it is durable.</returns>
    /// <exception cref="IncidentKitException">It is not open any more, does not exist, or this person may not answer it; the message says which.</exception>
    ValueTask DenyAsync(string approvalId, string by, string? reason = null, CancellationToken cancellationToken = default);

    /// <summary>Says what became of a step that a crash interrupted.</summary>
    /// <param name="runId">The run.</param>
    /// <param name="stepPath">The step.</param>
    /// <param name="answer">What became of it.</param>
    /// <param name="by">Who says so.</param>
    /// <param name="output">The output, where it took effect: plain data.</param>
    /// <param name="cancellationToken">Cancelled when the caller gives up.</param>
    /// <returns>When it is durable.</returns>
    /// <exception cref="IncidentKitException">The step does not wait for an answer, or this person may not give it.</exception>
    ValueTask AnswerUncertainAsync(string runId, string stepPath, UncertainStepAnswer answer, string by, object? output = null, CancellationToken cancellationToken = default);

    /// <summary>Reads the runs of an incident.</summary>
    /// <param name="incidentId">The incident.</param>
    /// <param name="cancellationToken">Cancelled when the caller gives up.</param>
    /// <returns>The runs, in the order of their ids.</returns>
    ValueTask<IReadOnlyList<RunbookRun>> ListRunsAsync(IncidentId incidentId, CancellationToken cancellationToken = default);
}
