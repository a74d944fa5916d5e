using IncidentKit.Runbooks;

namespace IncidentKit.Engine;

/// <summary>A root that is a delegate.</summary>
internal sealed class RunbookRootDelegate(string name, Func<RunbookRootContext, CancellationToken, ValueTask<object?>> read) : IRunbookRoot
{
    /// <inheritdoc/>
    public string Name => name;

    /// <inheritdoc/>
    public ValueTask<object?> ReadAsync(RunbookRootContext context, CancellationToken cancellationToken) => read(context, cancellationToken);
}
