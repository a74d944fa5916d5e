using IncidentKit;
using IncidentKit.Engine;
using IncidentKit.Notifications;
using IncidentKit.Runbooks;
using IncidentKit.Storage;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Adds IncidentKit to a service.</summary>
public static class IncidentKitServiceCollectionExtensions
{
    /// <summary>
    /// Adds the engine. Without anything else it runs: data in memory, notifications in the log, the pack <c>adr-0072</c>, and a warning that data is not durable.
    /// Safe to call again: what is configured adds up.
    /// </summary>
    /// <param name="services">The service's container.</param>
    /// <param name="configure">Says what to use.</param>
    /// <returns>The builder, for more.</returns>
    public static IIncidentKitBuilder AddIncidentKit(this IServiceCollection services, Action<IIncidentKitBuilder>? configure = null)
    {
        ArgumentNullException.ThrowIfNull(services);
        var setup = services.FirstOrDefault(service => service.ServiceType == typeof(KitSetup))?.ImplementationInstance as KitSetup;
        if (setup is null)
        {
            setup = new KitSetup();
            AddCore(services, setup);
        }

        var builder = new IncidentKitBuilder(services, setup);
        configure?.Invoke(builder);
        return builder;
    }

    private static void AddCore(IServiceCollection services, KitSetup setup)
    {
        services.AddSingleton(setup);
        services.AddLogging();
        services.AddOptions<IncidentKitOptions>().ValidateOnStart();
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IConfigureOptions<IncidentKitOptions>, ConfigureFromSection>());
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IValidateOptions<IncidentKitOptions>, IncidentKitOptionsValidator>());
        services.Configure<IncidentKitOptions>(options =>
        {
            foreach (var change in setup.Configure)
                change(options);
        });
        services.AddSingleton(provider => provider.GetRequiredService<IOptions<IncidentKitOptions>>().Value);

        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton<IIncidentStore>(provider => new InMemoryIncidentStore(provider.GetRequiredService<TimeProvider>()));
        services.TryAddSingleton<IIncidentAuthorization, AllowEverybody>();
        services.TryAddSingleton<IWarRoomProvider, RecordedWarRoom>();
        services.TryAddEnumerable(ServiceDescriptor.Singleton<INotifier, LogNotifier>());

        services.TryAddSingleton<WakeSignal>();
        services.TryAddSingleton<TargetDirectory>();
        services.TryAddSingleton(provider => new PolicyLedger(provider.GetRequiredService<IIncidentStore>(), provider.GetRequiredService<IncidentKitOptions>(), setup.Functions));
        services.TryAddSingleton(provider => new PolicyStart(
            setup.Policy,
            provider.GetRequiredService<PolicyLedger>(),
            provider.GetRequiredService<TimeProvider>(),
            provider.GetRequiredService<ILogger<PolicyManager>>(),
            provider.GetService<IHostEnvironment>()).Read());
        services.TryAddSingleton(provider => new PolicyBook(provider.GetRequiredService<IIncidentStore>(), provider.GetRequiredService<PolicyStarted>().Status));
        services.TryAddSingleton(provider => new PolicyManager(
            setup.Policy,
            provider.GetRequiredService<PolicyBook>(),
            provider.GetRequiredService<PolicyStarted>().Content,
            provider.GetRequiredService<PolicyLedger>(),
            policy => RunbookFiles.Check(
                setup,
                provider.GetRequiredService<RunbookBook>().Catalog,
                policy,
                provider.GetRequiredService<ActionRegistry>(),
                provider.GetRequiredService<RunFactFinder>().RootNames),
            provider.GetRequiredService<IIncidentStore>(),
            provider.GetRequiredService<IncidentKitOptions>(),
            provider.GetRequiredService<TimeProvider>(),
            provider.GetRequiredService<ILogger<PolicyManager>>()));
        services.TryAddSingleton<IPolicyManager>(provider => provider.GetRequiredService<PolicyManager>());
        services.TryAddSingleton(_ => new ActionRegistry(
        [
            new ActionRegistration(PageOnCallAction.ActionName, Idempotency.Keyed, false, scope => new PageOnCallAction(scope.GetRequiredService<IncidentProcessor>())),
            .. setup.Actions,
        ]));
        services.TryAddSingleton<RunFactFinder>();
        services.TryAddSingleton(provider => new RunbookBook(
            provider.GetRequiredService<IIncidentStore>(),
            RunbookFiles.Load(
                setup,
                provider.GetRequiredService<PolicyBook>().Current,
                provider.GetRequiredService<ActionRegistry>(),
                provider.GetRequiredService<RunFactFinder>().RootNames),
            setup.Functions));
        services.TryAddSingleton<RunStarter>();
        services.TryAddSingleton<RunProcessor>();
        services.TryAddSingleton<IncidentProcessor>();
        services.TryAddSingleton<DutyProcessor>();
        services.TryAddSingleton<SignalProcessor>();
        services.TryAddSingleton<MessageSender>();
        services.TryAddSingleton<EngineWorker>();
        services.TryAddSingleton<IIncidentEngine>(provider => provider.GetRequiredService<EngineWorker>());
        services.TryAddSingleton<IIncidentManager, IncidentManager>();
        services.TryAddSingleton<IRunbookManager, RunbookManager>();
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IHostedService, StartupCheck>());
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IHostedService, EngineService>());
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IHostedService, PolicyWatch>());
    }
}
