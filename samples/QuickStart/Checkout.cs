using IncidentKit.Runbooks;
using Microsoft.Extensions.DependencyInjection;

namespace IncidentKit.Samples.QuickStart;

/// <summary>The service that breaks, and what the runbook can do to it. In a real host these call the platform's API.</summary>
/// <remarks>
/// They answer by what they are asked and keep nothing in memory, so that a killed process tells the same story when it starts again.
/// 'Safe' and 'Keyed' say that running one twice does no harm; an interrupted action without such a word would be asked about, not repeated.
/// </remarks>
internal static class Checkout
{
    /// <summary>How many health checks after the repair fail until the caches are warm.</summary>
    private const int ColdChecks = 2;

    public static IIncidentKitBuilder AddCheckout(this IIncidentKitBuilder kit) => kit
        .AddRunbookAction("health_check", Health, Idempotency.Safe)
        .AddRunbookAction("get_recent_deployments", Deployments, Idempotency.Safe)
        .AddRunbookAction("rollback_deployment", Done, Idempotency.Keyed)
        .AddRunbookAction("scale_service", Done, Idempotency.Keyed)
        .AddRunbookAction("restart_service", Restart, Idempotency.Keyed)
        .AddRunbookRoot("metrics", (_, _) => new(new Dictionary<string, object?> { ["cpu_percent"] = 95L }))
        .AddRunbookRoot("current_replicas", (_, _) => new(3L));

    private static ValueTask<object?> Health(RunbookActionContext context, CancellationToken cancellationToken) =>
        new(context.StepPath == "verify_recovery" && context.AttemptNumber > ColdChecks);

    private static ValueTask<object?> Deployments(RunbookActionContext context, CancellationToken cancellationToken) =>
        new(new Dictionary<string, object?> { ["count"] = 1L, ["latest"] = new Dictionary<string, object?> { ["id"] = "d9" } });

    private static ValueTask<object?> Done(RunbookActionContext context, CancellationToken cancellationToken) => new(true);

    private static ValueTask<object?> Restart(RunbookActionContext context, CancellationToken cancellationToken) =>
        throw new RunbookActionException("pod checkout-2 does not terminate");
}
