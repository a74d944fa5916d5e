using IncidentKit.Commands;
using IncidentKit.Diagnostics;
using IncidentKit.Engine;
using IncidentKit.Policies;
using IncidentKit.Signals;
using IncidentKit.Storage;
using IncidentKit.Testing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace IncidentKit.Tests.Engine;

public sealed class PolicyReloadTests
{
    private static readonly IncidentReport Big = new() { Title = "All down", UsersAffectedPercent = 80 };

    [Fact]
    public async Task Good_file_serves_new_incidents_and_open_ones_keep_theirs_after_a_restart_too()
    {
        using var folder = new PolicyFolder();
        folder.Write(PolicyFolder.Least);
        await using var kit = await IncidentKitTestHost.StartAsync(kit => kit.UsePolicy(folder.File));
        var policies = kit.Services.GetRequiredService<IPolicyManager>();
        var before = policies.Status.Policy.Hash;
        var old = await kit.DeclareAsync(Big);
        folder.Write(PolicyFolder.Least.Replace("after: 30m", "after: 10m", StringComparison.Ordinal));

        var reload = await policies.ReloadAsync();

        Assert.True(reload.Changed);
        Assert.Equal((before, reload.Status.Policy.Hash, PolicyState.UpToDate), (reload.Before.Hash, policies.Status.Policy.Hash, policies.Status.State));
        Assert.Equal(["escalation.S1"], reload.Changes);
        Assert.NotNull(await kit.Store.LoadDocumentAsync("", policies.Status.Policy.Hash, default));
        var young = await kit.DeclareAsync(Big);
        Assert.Equal((before, policies.Status.Policy.Hash), (old.PolicyHash, young.PolicyHash));

        await kit.AdvanceAsync(TimeSpan.FromMinutes(10));
        Assert.Equal(["INC-2"], kit.Notifications.Where(sent => sent.Target == "role:lead").Select(sent => sent.IncidentNumber));
        await kit.RestartAsync();
        await kit.AdvanceAsync(TimeSpan.FromMinutes(20));
        Assert.Equal(["INC-2", "INC-1"], kit.Notifications.Where(sent => sent.Target == "role:lead").Select(sent => sent.IncidentNumber));
    }

    [Fact]
    public async Task Wrong_file_changes_nothing_and_is_told_with_every_place_and_logged_once_per_content()
    {
        using var folder = new PolicyFolder();
        folder.Write(PolicyFolder.Least);
        using var log = new RecordingLog();
        await using var kit = await IncidentKitTestHost.StartAsync(kit => Logged(kit, log).UsePolicy(folder.File));
        var policies = kit.Services.GetRequiredService<IPolicyManager>();
        var before = policies.Status.Policy;
        folder.Write(PolicyFolder.Least.Replace("urgency: high", "urgency: hihg", StringComparison.Ordinal) + "fallbak: []\n");

        var reload = await policies.ReloadAsync();
        await policies.ReloadAsync();

        Assert.False(reload.Changed);
        Assert.Equal(PolicyState.Outdated, policies.Status.State);
        Assert.Same(before, policies.Status.Policy);
        Assert.Equal([3, 10], reload.Diagnostics.Where(finding => finding.Severity == DiagnosticSeverity.Error).Select(finding => finding.Line).Order());
        Assert.All(reload.Diagnostics, finding => Assert.Equal(folder.File, finding.File));
        var logged = Assert.Single(log.Of(5002));
        Assert.Equal(LogLevel.Error, logged.Level);
        Assert.Contains($"{folder.File}:3:", logged.Text, StringComparison.Ordinal);
        Assert.Contains($"{folder.File}:10:", logged.Text, StringComparison.Ordinal);
        Assert.Equal(before.Hash, (await kit.DeclareAsync(Big)).PolicyHash);

        folder.Write("name: [");
        await policies.ReloadAsync();
        Assert.Equal(2, log.Of(5002).Count);
        folder.Write(PolicyFolder.Least);
        await policies.ReloadAsync();
        Assert.Equal(PolicyState.UpToDate, policies.Status.State);
        Assert.DoesNotContain(policies.Status.Diagnostics, finding => finding.Severity == DiagnosticSeverity.Error);
    }

    [Fact]
    public async Task Alerts_are_mapped_and_classified_by_the_new_policy()
    {
        using var folder = new PolicyFolder();
        folder.Write(PolicyFolder.Least);
        await using var kit = await IncidentKitTestHost.StartAsync(kit => kit.UsePolicy(folder.File));
        folder.Write(PolicyFolder.Least + "intake: [ { when: \"alert.labels.severity == 'critical'\", floor: S1 } ]\n");
        await kit.Services.GetRequiredService<IPolicyManager>().ReloadAsync();
        var receipt = await kit.SignalAsync(new AlertSignal
        {
            Source = "alertmanager",
            GroupKey = "g",
            Alerts = [new Alert { Fingerprint = "f", Name = "Down", Firing = true, StartsAt = kit.Now, Labels = new Dictionary<string, string> { ["severity"] = "critical" } }],
        });
        Assert.Equal("S1", (await kit.Incidents.FindAsync(receipt.IncidentId!.Value))!.Severity);
    }

    [Theory]
    [InlineData("base.yaml")]
    [InlineData("update.md")]
    public async Task Files_that_a_policy_names_are_part_of_its_content(string changed)
    {
        using var folder = new PolicyFolder();
        folder.Write(PolicyFolder.Least, "base.yaml");
        folder.Write("One {{ incident.id }}", "update.md");
        folder.Write("name: mine\nextends: base.yaml\ntemplates: { status-update: update.md }\n");
        await using var kit = await IncidentKitTestHost.StartAsync(kit => kit.UsePolicy(folder.File));
        var watch = kit.Services.GetRequiredService<PolicyManager>();
        var before = watch.Status.Policy.Hash;
        await watch.LookAsync(default);
        Assert.Equal(before, watch.Status.Policy.Hash);

        folder.Write(changed == "update.md" ? "Two {{ incident.id }}" : PolicyFolder.Least.Replace("S1, urgency", "S1, title: Worst, urgency", StringComparison.Ordinal), changed);
        await watch.LookAsync(default);
        Assert.NotEqual(before, watch.Status.Policy.Hash);

        folder.Delete(changed);
        await watch.LookAsync(default);
        Assert.Equal(PolicyState.Outdated, watch.Status.State);
    }

    [Fact]
    public async Task Watch_reads_a_changed_file_at_its_interval()
    {
        using var folder = new PolicyFolder();
        folder.Write(PolicyFolder.Least);
        await using var kit = await IncidentKitTestHost.StartAsync(kit => kit.UsePolicy(folder.File).Configure(options => options.PolicyReloadInterval = TimeSpan.FromSeconds(10)));
        var watch = kit.Services.GetServices<IHostedService>().OfType<PolicyWatch>().Single();
        var policies = kit.Services.GetRequiredService<IPolicyManager>();
        await watch.StartAsync(default);
        await kit.Clock.WaitForTimersAsync(1, default);
        var before = policies.Status.Policy.Hash;
        folder.Write(PolicyFolder.Least.Replace("30m", "20m", StringComparison.Ordinal));
        Assert.Equal(before, policies.Status.Policy.Hash);
        kit.Clock.Advance(TimeSpan.FromSeconds(10));
        await kit.Clock.WaitForTimersAsync(1, default);
        Assert.NotEqual(before, policies.Status.Policy.Hash);
        await watch.StopAsync(default);
    }

    [Fact]
    public async Task Policies_in_use_are_listed_with_their_hash_source_and_time()
    {
        using var folder = new PolicyFolder();
        folder.Write(PolicyFolder.Least);
        await using var kit = await IncidentKitTestHost.StartAsync(kit => kit.UsePolicy(folder.File));
        var policies = kit.Services.GetRequiredService<IPolicyManager>();
        var start = kit.Now;
        await kit.DeclareAsync(Big);
        await kit.DeclareAsync(Big);
        await kit.AdvanceAsync(TimeSpan.FromMinutes(5));
        folder.Write(PolicyFolder.Least.Replace("30m", "20m", StringComparison.Ordinal));
        var before = (await policies.ReloadAsync()).Before.Hash;
        var uses = await policies.ListAsync();
        Assert.Equal(
            [("acme", policies.Status.Policy.Hash, folder.File, kit.Now, true, 0), ("acme", before, folder.File, start, false, 2)],
            uses.Select(use => (use.Name, use.Hash, use.Source, use.Since, use.Current, use.OpenIncidents)));
    }

    [Fact]
    public async Task Callers_see_one_policy_or_the_other_while_it_is_reloaded()
    {
        using var folder = new PolicyFolder();
        var other = PolicyFolder.Least.Replace("name: S1", "name: P1", StringComparison.Ordinal).Replace("severity: S1", "severity: P1", StringComparison.Ordinal).Replace("  S1:", "  P1:", StringComparison.Ordinal);
        folder.Write(PolicyFolder.Least);
        await using var kit = await IncidentKitTestHost.StartAsync(kit => kit.UsePolicy(folder.File));
        var policies = kit.Services.GetRequiredService<IPolicyManager>();
        var names = new Dictionary<string, string> { [policies.Status.Policy.Hash] = "S1", [PolicyReader.Read("x", other).Policy!.Hash] = "P1" };
        var reloads = Task.Run(async () =>
        {
            for (var i = 0; i < 20; i++)
            {
                folder.Write(i % 2 == 0 ? other : PolicyFolder.Least);
                await policies.ReloadAsync();
            }
        });
        var declared = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(async () =>
        {
            var incidents = new List<Incident>();
            for (var i = 0; i < 15; i++)
                incidents.Add(await kit.Incidents.DeclareAsync(Big));
            return incidents;
        })));
        await reloads;
        Assert.All(declared.SelectMany(list => list), incident => Assert.Equal(names[incident.PolicyHash], incident.Severity));
    }

    [Fact]
    public async Task Wrong_policy_at_the_start_stops_it_in_development_and_elsewhere_where_the_store_has_none()
    {
        using var folder = new PolicyFolder();
        folder.Write("name: acme\nfallbak: []\n");
        var store = new InMemoryIncidentStore(TimeProvider.System);
        foreach (var environment in (string[])["Development", "Production"])
        {
            var wrong = await Assert.ThrowsAsync<DocumentException>(() => StartAsync(folder, store, environment, new RecordingLog()));
            Assert.Contains(wrong.Diagnostics, finding => finding is { Line: 2 });
            Assert.True(wrong.Diagnostics.Count > 1);
        }
    }

    [Fact]
    public async Task Wrong_policy_at_the_start_outside_development_lets_the_last_good_one_serve_loudly()
    {
        using var folder = new PolicyFolder();
        folder.Write(PolicyFolder.Least);
        var store = new InMemoryIncidentStore(TimeProvider.System);
        string good;
        using (var host = await StartAsync(folder, store, "Production", new RecordingLog()))
        {
            good = host.Services.GetRequiredService<IPolicyManager>().Status.Policy.Hash;
            await host.Services.GetRequiredService<IIncidentManager>().DeclareAsync(Big);
            await host.StopAsync();
        }

        folder.Write("name: acme\nfallbak: []\n");
        await Assert.ThrowsAsync<DocumentException>(() => StartAsync(folder, store, "Development", new RecordingLog()));
        using var log = new RecordingLog();
        using var next = await StartAsync(folder, store, "Production", log);
        var policies = next.Services.GetRequiredService<IPolicyManager>();
        Assert.Equal((good, PolicyState.LastGood, folder.File), (policies.Status.Policy.Hash, policies.Status.State, policies.Status.Source));
        Assert.Contains(policies.Status.Diagnostics, finding => finding is { Line: 2 });
        Assert.Equal(LogLevel.Critical, Assert.Single(log.Of(5001)).Level);
        Assert.Equal(good, (await next.Services.GetRequiredService<IIncidentManager>().DeclareAsync(Big)).PolicyHash);

        await policies.ReloadAsync();
        Assert.Equal(PolicyState.LastGood, policies.Status.State);
        Assert.Empty(log.Of(5002));
        folder.Write(PolicyFolder.Least);
        await policies.ReloadAsync();
        Assert.Equal((good, PolicyState.UpToDate), (policies.Status.Policy.Hash, policies.Status.State));
        await next.StopAsync();
    }

    private static async Task<IHost> StartAsync(PolicyFolder folder, IIncidentStore store, string environment, RecordingLog log)
    {
        var host = new HostBuilder()
            .UseEnvironment(environment)
            .ConfigureLogging(logging => logging.AddProvider(log))
            .ConfigureServices(services =>
            {
                services.AddSingleton(store);
                services.AddIncidentKit(kit => kit.UsePolicy(folder.File).ClientOnly());
            })
            .Build();
        try
        {
            await host.StartAsync();
            return host;
        }
        catch
        {
            host.Dispose();
            throw;
        }
    }

    private static IIncidentKitBuilder Logged(IIncidentKitBuilder kit, RecordingLog log)
    {
        kit.Services.AddLogging(logging => logging.AddProvider(log));
        return kit;
    }
}
