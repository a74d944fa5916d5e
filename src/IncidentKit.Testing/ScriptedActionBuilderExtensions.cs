using IncidentKit.Runbooks;
using IncidentKit.Testing;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Scripts the actions of runbooks in tests.</summary>
public static class ScriptedActionBuilderExtensions
{
    /// <summary>Adds an action that does what a script says. For <see cref="IncidentKitTestHost"/>.</summary>
    /// <param name="builder">The builder.</param>
    /// <param name="name">The action's name.</param>
    /// <param name="outcomes">The outcomes; the nth call takes the nth, the last one repeats.</param>
    /// <returns>The builder.</returns>
    public static IIncidentKitBuilder AddScriptedAction(this IIncidentKitBuilder builder, string name, params ScriptedOutcome[] outcomes) =>
        AddScriptedAction(builder, name, Idempotency.Unsafe, outcomes);

    /// <summary>Adds an action that does what a script says. For <see cref="IncidentKitTestHost"/>.</summary>
    /// <param name="builder">The builder.</param>
    /// <param name="name">The action's name.</param>
    /// <param name="idempotency">What running it twice means.</param>
    /// <param name="outcomes">The outcomes; the nth call takes the nth, the last one repeats.</param>
    /// <returns>The builder.</returns>
    /// <exception cref="InvalidOperationException">The builder is not that of a test host.</exception>
    public static IIncidentKitBuilder AddScriptedAction(this IIncidentKitBuilder builder, string name, Idempotency idempotency, params ScriptedOutcome[] outcomes)
    {
        ArgumentNullException.ThrowIfNull(builder);
        var actions = builder.Services.FirstOrDefault(service => service.ServiceType == typeof(ScriptedActions))?.ImplementationInstance as ScriptedActions
            ?? throw new InvalidOperationException("AddScriptedAction is for the builder of IncidentKitTestHost.StartAsync");
        actions.ScriptOnce(name, outcomes);
        return builder.AddRunbookAction(name, actions.RunAsync, idempotency);
    }
}
