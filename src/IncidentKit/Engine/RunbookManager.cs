using IncidentKit.Lifecycle;
using IncidentKit.Runbooks;
using IncidentKit.Runbooks.Runs;
using IncidentKit.Storage;

namespace IncidentKit.Engine;

/// <inheritdoc cref="IRunbookManager"/>
internal sealed class RunbookManager(IIncidentStore store, RunProcessor runs, IIncidentAuthorization authorization, IncidentKitOptions options) : IRunbookManager
{
    private const int Page = 500;

    /// <inheritdoc/>
    public async ValueTask<IReadOnlyList<ApprovalRequest>> ListApprovalsAsync(IncidentId? incidentId = null, CancellationToken cancellationToken = default)
    {
        var requests = new List<ApprovalRequest>();
        await foreach (var state in ReadAsync(incidentId, openOnly: true, cancellationToken).ConfigureAwait(false))
        {
            if (state.Step(state.Current) is { } step && RunbookViews.RequestOf(state, step) is { } request)
                requests.Add(request);
        }

        return [.. requests.OrderBy(request => request.RequestedAt)];
    }

    /// <inheritdoc/>
    public ValueTask ApproveAsync(string approvalId, string by, string? reason = null, CancellationToken cancellationToken = default) =>
        AnswerAsync(approvalId, true, by, reason, cancellationToken);

    /// <inheritdoc/>
    public ValueTask DenyAsync(string approvalId, string by, string? reason = null, CancellationToken cancellationToken = default) =>
        AnswerAsync(approvalId, false, by, reason, cancellationToken);

    /// <inheritdoc/>
    public async ValueTask AnswerUncertainAsync(string runId, string stepPath, UncertainStepAnswer answer, string by, object? output = null, CancellationToken cancellationToken = default)
    {
        var actor = Actors.Person(by);
        var command = new RunCommand.AnswerUncertain
        {
            Path = stepPath,
            Answer = answer switch
            {
                UncertainStepAnswer.Done => UncertainAnswer.Done,
                UncertainStepAnswer.RunAgain => UncertainAnswer.RunAgain,
                _ => UncertainAnswer.Failed,
            },
            By = actor,
            Output = output,
        };
        await ExecuteAsync(runId, actor, "answer_uncertain", command, $"there is no run {runId}", cancellationToken).ConfigureAwait(false);
    }

    /// <inheritdoc/>
    public async ValueTask<IReadOnlyList<RunbookRun>> ListRunsAsync(IncidentId incidentId, CancellationToken cancellationToken = default)
    {
        var found = new List<RunbookRun>();
        await foreach (var state in ReadAsync(incidentId, openOnly: false, cancellationToken).ConfigureAwait(false))
            found.Add(RunbookViews.RunOf(state));
        return found;
    }

    private async ValueTask AnswerAsync(string approvalId, bool approve, string by, string? reason, CancellationToken cancellationToken)
    {
        ArgumentException.ThrowIfNullOrEmpty(approvalId);
        var actor = Actors.Person(by);
        var command = new RunCommand.AnswerApproval { ApprovalId = approvalId, Approve = approve, By = actor, Reason = reason };
        await ExecuteAsync(RunbookViews.RunOfApproval(approvalId), actor, approve ? "approve" : "deny", command, $"there is no approval {approvalId}", cancellationToken).ConfigureAwait(false);
    }

    private async ValueTask ExecuteAsync(string runId, string actor, string operation, RunCommand command, string otherwise, CancellationToken cancellationToken)
    {
        await store.InitializeAsync(cancellationToken).ConfigureAwait(false);
        var key = new AggregateKey(options.Tenant, AggregateKinds.Run, runId);
        var row = await store.LoadAsync(key, cancellationToken).ConfigureAwait(false) ?? throw new IncidentKitException(otherwise);
        Incident? incident = null;
        if (RunCommit.Read(row).IncidentId is { } id && await store.LoadAsync(new AggregateKey(options.Tenant, AggregateKinds.Incident, id.Value), cancellationToken).ConfigureAwait(false) is { } found)
            incident = IncidentProcessor.Read(found).Incident;
        if (!await authorization.IsAllowedAsync(actor, operation, incident, cancellationToken).ConfigureAwait(false))
            throw new IncidentForbiddenException(actor, operation);
        await runs.ExecuteAsync(key, (_, _) => command, null, cancellationToken).ConfigureAwait(false);
    }

    private async IAsyncEnumerable<RunState> ReadAsync(IncidentId? incidentId, bool openOnly, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await store.InitializeAsync(cancellationToken).ConfigureAwait(false);
        string? after = null;
        while (true)
        {
            var rows = await store.QueryAsync(
                new AggregateQuery { Tenant = options.Tenant, Kind = AggregateKinds.Run, Parent = incidentId?.Value, OpenOnly = openOnly, AfterId = after, Max = Page },
                cancellationToken).ConfigureAwait(false);
            foreach (var row in rows)
                yield return RunCommit.Read(row);
            if (rows.Count < Page)
                yield break;
            after = rows[^1].Key.Id;
        }
    }
}
