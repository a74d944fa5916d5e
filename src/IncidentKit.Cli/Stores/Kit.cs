using IncidentKit.Policies;
using IncidentKit.Runbooks;
using IncidentKit.Sqlite;
using IncidentKit.Storage;
using Microsoft.Extensions.DependencyInjection;

namespace IncidentKit.Cli.Stores;

/// <summary>The engine on a store, as one that reports and reads: whatever is to be sent or run is left to the service that works on the store.</summary>
internal sealed class Kit : IAsyncDisposable
{
    private readonly ServiceProvider _services;

    private Kit(ServiceProvider services) => _services = services;

    public IIncidentManager Incidents => _services.GetRequiredService<IIncidentManager>();

    public IRunbookManager Runbooks => _services.GetRequiredService<IRunbookManager>();

    public IIncidentStore Store => _services.GetRequiredService<IIncidentStore>();

    /// <summary>Opens a store that must be there.</summary>
    /// <param name="store">The STORE argument.</param>
    /// <param name="terminal">The clock.</param>
    /// <param name="policy">A policy that the command names; <see langword="null"/> where it names none.</param>
    /// <exception cref="CliException">It is not.</exception>
    public static Kit Open(string store, Terminal terminal, Policy? policy = null)
    {
        var address = StoreAddress.Parse(store);
        return File.Exists(address.Path)
            ? Create(address, terminal, policy)
            : throw new CliException($"{address.Path}: there is no such store; name an existing one, or declare an incident to make it");
    }

    /// <summary>Opens a store, and makes it where it is missing.</summary>
    /// <param name="store">The STORE argument.</param>
    /// <param name="terminal">The clock.</param>
    /// <param name="policy">What new incidents are handled by.</param>
    public static Kit OpenOrCreate(string store, Terminal terminal, Policy policy) => Create(StoreAddress.Parse(store), terminal, policy);

    public async ValueTask DisposeAsync() => await _services.DisposeAsync().ConfigureAwait(false);

    private static Kit Create(StoreAddress address, Terminal terminal, Policy? policy)
    {
        var services = new ServiceCollection();
        services.AddSingleton(terminal.Time);
        // By a factory: what the container makes, the container disposes.
        services.AddSingleton<IIncidentStore>(_ => new SqliteIncidentStore(address.Path, terminal.Time));
        services.AddIncidentKit(kit =>
        {
            kit.ClientOnly();
            if (policy is not null)
                kit.UsePolicy(policy);
        });
        return new Kit(services.BuildServiceProvider());
    }
}
