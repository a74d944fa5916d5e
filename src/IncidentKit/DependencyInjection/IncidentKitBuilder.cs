using IncidentKit.Engine;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>The builder that <c>AddIncidentKit</c> hands out.</summary>
internal sealed class IncidentKitBuilder(IServiceCollection services, KitSetup setup) : IIncidentKitBuilder
{
    /// <inheritdoc/>
    public IServiceCollection Services => services;

    /// <summary>What is collected.</summary>
    public KitSetup Setup => setup;
}
