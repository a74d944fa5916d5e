using IncidentKit.AspNetCore.Alertmanager;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Configures the receiver of Alertmanager's webhook.</summary>
public static class AlertmanagerIncidentKitBuilderExtensions
{
    /// <summary>Sets options of the receiver in code, over what the configuration section <c>IncidentKit:Alertmanager</c> says.</summary>
    /// <param name="builder">The kit.</param>
    /// <param name="configure">Sets them.</param>
    /// <returns>The kit.</returns>
    /// <remarks>Safe to call twice: a later call changes what the earlier one set. The endpoint itself comes with <c>MapIncidentKit</c>.</remarks>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    public static IIncidentKitBuilder ConfigureAlertmanager(this IIncidentKitBuilder builder, Action<AlertmanagerReceiverOptions> configure)
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentNullException.ThrowIfNull(configure);
        builder.Services.Configure(configure);
        return builder;
    }
}
