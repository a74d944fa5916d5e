namespace IncidentKit.Engine;

/// <summary>The default authorization: whoever the host let in may do everything.</summary>
internal sealed class AllowEverybody : IIncidentAuthorization
{
    /// <inheritdoc/>
    public ValueTask<bool> IsAllowedAsync(string actor, string operation, Incident? incident, CancellationToken cancellationToken) => new(true);
}
