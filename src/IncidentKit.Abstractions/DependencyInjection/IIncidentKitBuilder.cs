namespace Microsoft.Extensions.DependencyInjection;

/// <summary>What <c>AddIncidentKit</c> hands to its caller. Everything the kit can be made of is an extension method on it.</summary>
/// <remarks>
/// Used while the host is being built, by one thread. An extension registers with <c>TryAdd</c>, so that calling it twice changes nothing
/// and what the host registered itself stays.
/// </remarks>
public interface IIncidentKitBuilder
{
    /// <summary>The services of the host.</summary>
    IServiceCollection Services { get; }
}
