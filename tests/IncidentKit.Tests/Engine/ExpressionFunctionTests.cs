using IncidentKit.Commands;
using IncidentKit.Expressions;
using IncidentKit.Notifications;
using IncidentKit.Policies;
using IncidentKit.Runbooks;
using IncidentKit.Signals;
using IncidentKit.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace IncidentKit.Tests.Engine;

/// <summary>A host's own function in everything that a policy and a runbook decide with.</summary>
public sealed class ExpressionFunctionTests
{
    private const string PolicyText = """
        name: p
        fallback: [user:ana]
        severities: [ { name: S1, urgency: high }, { name: S2 } ]
        intake:
          - { when: "business_value(alert.labels.service) == 'high'", set: { category: "{{ alert.labels.service | business_value }}" } }
        classification:
          - { name: valued, when: "business_value(category) == 'high' or category == 'high'", severity: S1 }
          - { otherwise: S2 }
        escalation:
          S1: [ { id: page, after: 0m, notify: [schedule:x], do: [page_on_call, create_war_room] } ]
          S2: none
        rooms: { name: "#{{ business_value('checkout') }}-{{ incident.number }}" }
        runbooks: [pager]
        updates: [ { severities: [S1], every: 30m, audience: stakeholders, template: status-update, until: resolved } ]
        templates: { status-update: "{{ BUSINESS_VALUE('checkout') }}: {{ current_situation }}" }
        """;

    private const string RunbookText = """
        name: Pager
        trigger: { alert: down, condition: "business_value('checkout') == 'high'" }
        steps:
          - { name: Call, action: page_on_call, condition: "business_value('wiki') == 'low'", params: { message: "a {{ 'checkout' | business_value }} value" } }
        """;

    private static readonly ExpressionFunctions Functions = ExpressionFunctions.Standard.With("business_value", 1, 1, Value);

    [Fact]
    public void Policy_is_read_with_the_functions_and_refused_without_them()
    {
        var read = PolicyReader.Read("p.yaml", PolicyText, null, Functions);
        Assert.Empty(read.Diagnostics);
        Assert.Same(Functions, read.Policy!.Functions);
        Assert.Contains(PolicyReader.Read("p.yaml", PolicyText).Diagnostics, finding => finding.Message.Contains("no function 'business_value'", StringComparison.Ordinal));

        var stored = PolicyReader.ReadStored("p", PolicyJson.ToUtf8Bytes(read.Policy), Functions);
        Assert.Equal(read.Policy.Hash, stored.Policy!.Hash);
        Assert.Null(PolicyReader.ReadStored("p", PolicyJson.ToUtf8Bytes(read.Policy)).Policy);
    }

    [Fact]
    public void Runbook_is_read_with_the_functions_and_refused_without_them()
    {
        Assert.NotNull(RunbookReader.Read("r.yaml", RunbookText, Functions).Runbook);
        Assert.Equal(2, RunbookReader.Read("r.yaml", RunbookText).Diagnostics.Count(finding => finding.Message.Contains("no function 'business_value'", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task Function_that_the_kit_adds_is_seen_by_intake_classification_rooms_updates_and_runbooks()
    {
        var file = Path.Combine(Directory.CreateTempSubdirectory("incidentkit-functions-").FullName, "p.yaml");
        await File.WriteAllTextAsync(file, PolicyText, TestContext.Current.CancellationToken);
        await using var kit = await IncidentKitTestHost.StartAsync(builder => builder
            .UsePolicy(file)
            .AddRunbook("pager.yaml", RunbookText)
            .AddExpressionFunction("business_value", 1, 1, Value));
        var receipt = await kit.SignalAsync(new AlertSignal
        {
            Source = "test",
            GroupKey = "g",
            Alerts = [new Alert { Fingerprint = "f", Name = "down", Firing = true, StartsAt = new DateTimeOffset(2026, 1, 5, 8, 59, 0, TimeSpan.Zero), Labels = new Dictionary<string, string> { ["service"] = "checkout" } }],
        });
        await kit.ExecuteAsync(receipt.IncidentId!.Value, new PostStatusUpdate { By = "ana", Update = new StatusUpdate { CurrentSituation = "down" } });
        await kit.AdvanceAsync(TimeSpan.FromMinutes(1));

        var incident = (await kit.Incidents.FindAsync(receipt.IncidentId.Value))!;
        Assert.Equal(("S1", "high", "#high-1"), (incident.Severity, incident.Category, incident.WarRoom?.Name));
        Assert.Equal("high: down", Assert.Single(kit.Notifications, n => n.Kind == NotificationKind.StatusUpdate).Text);
        Assert.Single(kit.Notifications, n => n.Subject.Contains("a high value", StringComparison.Ordinal));
    }

    [Fact]
    public void Function_that_is_taken_is_refused_at_once() =>
        Assert.Throws<ArgumentException>(() => new ServiceCollection().AddIncidentKit(builder => builder.AddExpressionFunction("upper", 1, 1, Value)));

    private static object? Value(ExpressionArguments arguments) => arguments[0].AsText() is "checkout" ? "high" : "low";
}
