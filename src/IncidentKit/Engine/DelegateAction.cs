using IncidentKit.Runbooks;

namespace IncidentKit.Engine;

/// <summary>An action that is a delegate.</summary>
internal sealed class DelegateAction(Func<RunbookActionContext, CancellationToken, ValueTask<object?>> run) : IRunbookAction
{
    /// <inheritdoc/>
    public ValueTask<object?> RunAsync(RunbookActionContext context, CancellationToken cancellationToken) => run(context, cancellationToken);
}
