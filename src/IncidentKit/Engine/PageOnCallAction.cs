using IncidentKit.Decisions;
using IncidentKit.Runbooks;
using IncidentKit.Storage;

namespace IncidentKit.Engine;

/// <summary>The action <c>page_on_call</c> that the kit brings: pages whoever owns new incidents of the policy, once a key, through the incident's own write path.</summary>
[RunbookAction(ActionName, Idempotency = Idempotency.Keyed)]
internal sealed class PageOnCallAction(IncidentProcessor incidents) : IRunbookAction
{
    /// <summary>The action's name, as ADR 0072's runbook calls it.</summary>
    public const string ActionName = "page_on_call";

    /// <inheritdoc/>
    public async ValueTask<object?> RunAsync(RunbookActionContext context, CancellationToken cancellationToken)
    {
        if (context.Incident is not { } incident)
            throw new RunbookActionException("page_on_call needs an incident", "validation");
        var message = context.GetText("message");
        var input = new RunbookPage(context.RunbookId, context.StepPath, message, context.IdempotencyKey);
        await incidents.ExecuteAsync(new AggregateKey(incident.Tenant, AggregateKinds.Incident, incident.Id.Value), input, cancellationToken: cancellationToken).ConfigureAwait(false);
        return true;
    }
}
