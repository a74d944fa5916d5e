namespace Microsoft.AspNetCore.Builder;

/// <summary>The endpoints that <c>MapIncidentKit</c> mapped. What is done to it is done to all of them; each group may be treated by itself.</summary>
public sealed class IncidentKitEndpoints : IEndpointConventionBuilder
{
    private readonly IEndpointConventionBuilder _all;

    internal IncidentKitEndpoints(IEndpointConventionBuilder all, IEndpointConventionBuilder alerts)
    {
        _all = all;
        Alerts = alerts;
    }

    /// <summary>The receivers of alerts, under <c>/alerts</c>.</summary>
    public IEndpointConventionBuilder Alerts { get; }

    /// <inheritdoc/>
    public void Add(Action<EndpointBuilder> convention) => _all.Add(convention);

    /// <inheritdoc/>
    public void Finally(Action<EndpointBuilder> finallyConvention) => _all.Finally(finallyConvention);
}
