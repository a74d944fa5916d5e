using System.Diagnostics.CodeAnalysis;
using IncidentKit;
using IncidentKit.AspNetCore.Alertmanager;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace Microsoft.AspNetCore.Builder;

/// <summary>Maps the endpoints of IncidentKit.</summary>
public static class IncidentKitEndpointRouteBuilderExtensions
{
    /// <summary>Maps every endpoint of IncidentKit under one prefix: <c>POST {prefix}/alerts/alertmanager</c>.</summary>
    /// <param name="endpoints">The application, or a group of it.</param>
    /// <param name="prefix">What every path begins with.</param>
    /// <returns>The endpoints, by group.</returns>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    /// <exception cref="InvalidOperationException"><c>AddIncidentKit</c> was not called.</exception>
    /// <exception cref="OptionsValidationException">The options of a receiver are wrong, or nothing guards it outside Development; every fault is named.</exception>
    public static IncidentKitEndpoints MapIncidentKit(this IEndpointRouteBuilder endpoints, [StringSyntax("Route")] string prefix = "/incidents")
    {
        ArgumentNullException.ThrowIfNull(endpoints);
        ArgumentNullException.ThrowIfNull(prefix);
        RouteGroupBuilder all = endpoints.MapGroup(prefix);
        RouteGroupBuilder alerts = all.MapGroup("/alerts");
        alerts.MapIncidentKitAlertmanager("/alertmanager");
        return new IncidentKitEndpoints(all, alerts);
    }

    /// <summary>Maps the receiver of Alertmanager's webhook (version 4) alone.</summary>
    /// <param name="endpoints">The application, or a group of it.</param>
    /// <param name="pattern">The path.</param>
    /// <returns>The endpoint, to which the host may add an authorization policy, a rate limit and the like.</returns>
    /// <remarks>
    /// Its options are <see cref="AlertmanagerReceiverOptions"/>, from the configuration section <c>IncidentKit:Alertmanager</c> and from code. The receiver checks its
    /// bearer token itself; a host whose fallback policy wants a signed-in user calls <c>AllowAnonymous()</c> on the result, and the token is still checked.
    /// </remarks>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    /// <exception cref="InvalidOperationException"><c>AddIncidentKit</c> was not called.</exception>
    /// <exception cref="OptionsValidationException">The options are wrong, or nothing guards the receiver outside Development; every fault is named.</exception>
    public static IEndpointConventionBuilder MapIncidentKitAlertmanager(this IEndpointRouteBuilder endpoints, [StringSyntax("Route")] string pattern = "/alerts/alertmanager")
    {
        ArgumentNullException.ThrowIfNull(endpoints);
        ArgumentNullException.ThrowIfNull(pattern);
        IServiceProvider services = endpoints.ServiceProvider;
        if (services.GetService<IServiceProviderIsService>() is { } known && !known.IsService(typeof(IIncidentManager)))
            throw new InvalidOperationException("there is no IIncidentManager to take alerts; call builder.Services.AddIncidentKit() before the application is built");

        AlertmanagerReceiverOptions options = AlertmanagerReceiverConfiguration.Read(services);
        ILogger logger = (services.GetService<ILoggerFactory>() ?? NullLoggerFactory.Instance).CreateLogger("IncidentKit.Alertmanager");
        if (options.BearerToken is null)
            Log.Open(logger);
        var receiver = new AlertmanagerReceiver(options, logger);
        RequestDelegate handle = receiver.HandleAsync;
        return endpoints.MapPost(pattern, handle).WithDisplayName("IncidentKit: Alertmanager's webhook");
    }
}
