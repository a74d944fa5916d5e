using IncidentKit.Diagnostics;
using IncidentKit.Engine;
using IncidentKit.Policies;
using IncidentKit.Policies.Building;
using Microsoft.Extensions.DependencyInjection;

namespace IncidentKit.Samples.Tests.Snippets;

internal static class Policies
{
    public static void Watch(IServiceCollection services)
    {
        #region policy-watch
        services.AddIncidentKit(kit => kit
            .UseSqlite("incidents.db")
            .UsePolicy("policies/acme.yaml")
            .Configure(options => options.PolicyReloadInterval = TimeSpan.FromSeconds(30)));
        #endregion
    }

    public static async Task ReloadAsync(IPolicyManager policies)
    {
        #region policy-reload
        PolicyReload reload = await policies.ReloadAsync();
        foreach (Diagnostic finding in reload.Diagnostics)
            Console.WriteLine(finding);
        if (reload.Changed)
            Console.WriteLine($"new incidents begin with {reload.Status.Policy.Hash}: {string.Join(", ", reload.Changes)}");
        foreach (PolicyUse use in await policies.ListAsync())
            Console.WriteLine($"{use.Name} {use.Hash} of {use.Source} since {use.Since}: {use.OpenIncidents} open");
        #endregion
    }

    public static async Task MoveAsync(IIncidentManager incidents, Incident incident)
    {
        #region policy-move
        await incidents.MoveToPolicyAsync(incident.Id, policy: "acme", by: "user:ana", reason: "the ladder was wrong");
        #endregion
    }

    public static Policy Build()
    {
        #region policy-builder
        Policy policy = new PolicyBuilder("acme")
            .Extends("adr-0072")
            .Rule("checkout", "'checkout' in affected_systems", "SEV1")
            .Otherwise("SEV4")
            .Escalation("SEV1", ladder => ladder
                .Step("page", TimeSpan.Zero, step => step.Notify("schedule:on-call").Page())
                .Step("chief", TimeSpan.FromMinutes(10), step => step.Notify("role:chief").CreateWarRoom()))
            .Duty("review", "2 business days", duty => duty.For("SEV1"))
            .With("rooms", "{ name: '#acme-{{ incident.number }}' }")
            .Build();
        #endregion
        return policy;
    }
}
