using IncidentKit.Notifications;
using IncidentKit.Notifiers.Console;
using IncidentKit.Notifiers.Webhook;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Adds the notifiers of this package.</summary>
public static class NotifierIncidentKitBuilderExtensions
{
    /// <summary>Writes every notification to the console, as the notifier <c>console</c>.</summary>
    /// <param name="builder">The kit.</param>
    /// <param name="writer">Where to write instead; <see langword="null"/> for standard output. It stays the caller's to dispose.</param>
    /// <returns>The kit.</returns>
    /// <remarks>Safe to call twice: the first call's writer stays.</remarks>
    /// <exception cref="ArgumentNullException"><paramref name="builder"/> is null.</exception>
    public static IIncidentKitBuilder AddConsole(this IIncidentKitBuilder builder, TextWriter? writer = null)
    {
        ArgumentNullException.ThrowIfNull(builder);
        builder.Services.TryAddEnumerable(ServiceDescriptor.Singleton<INotifier, ConsoleNotifier>(_ => new ConsoleNotifier(writer ?? Console.Out)));
        return builder;
    }

    /// <summary>Posts every notification as JSON to an address, as the notifier <c>webhook</c>.</summary>
    /// <param name="builder">The kit.</param>
    /// <param name="configure">Sets the address, the secret and the rest. Wrong options stop the host at its start, with every fault named.</param>
    /// <returns>The kit.</returns>
    /// <remarks>Safe to call twice: there is one webhook notifier, and a later call changes what the earlier one set.</remarks>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    public static IIncidentKitBuilder AddWebhook(this IIncidentKitBuilder builder, Action<WebhookNotifierOptions> configure)
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentNullException.ThrowIfNull(configure);
        builder.Services.AddOptions<WebhookNotifierOptions>().Configure(configure).ValidateOnStart();
        builder.Services.TryAddEnumerable(ServiceDescriptor.Singleton<IValidateOptions<WebhookNotifierOptions>, WebhookNotifierOptionsValidator>());
        builder.Services.TryAddSingleton(TimeProvider.System);
        builder.Services.TryAddEnumerable(ServiceDescriptor.Singleton<INotifier, WebhookNotifier>());
        return builder;
    }
}
