using System.Globalization;
using BenchmarkDotNet.Attributes;
using IncidentKit.Expressions;
using IncidentKit.Policies;

namespace IncidentKit.Benchmarks;

/// <summary>Rendering the status update of ADR 0072, against an interpolated string that puts the same text together.</summary>
[MemoryDiagnoser]
public class TemplateBenchmarks
{
    private static readonly DateTimeOffset Now = new(2026, 1, 5, 9, 0, 0, TimeSpan.Zero);
    private static readonly string[] Systems = ["api", "checkout", "warehouse"];

    private readonly Template _template = Template.Parse(BuiltInPacks.Load("adr-0072").Templates["status-update"]).Template!;
    private readonly ExpressionScope _scope = new(
        new Dictionary<string, object?>
        {
            ["incident"] = new Dictionary<string, object?>
            {
                ["id"] = "INC-7",
                ["status"] = "Mitigating",
                ["severity"] = "SEV1",
                ["detected_at"] = Now.AddMinutes(-65),
                ["affected_systems"] = Systems,
                ["user_impact"] = "Orders fail for two users in three.",
                ["owner"] = "user:ana",
            },
            ["current_situation"] = "The database of the checkout is down; a replica is being promoted.",
            ["actions_taken"] = "Deployment 41 rolled back, traffic moved to the second region.",
            ["next_steps"] = "Promote the replica, then let orders in again.",
            ["next_update_minutes"] = 30L,
        },
        Now);

    [GlobalSetup]
    public void Setup()
    {
        if (Rendered().Trim() != Interpolated().Trim())
            throw new InvalidOperationException("The two texts differ: the figures would compare unlike things." + Rendered() + Interpolated());
    }

    [Benchmark(Baseline = true)]
    public string Interpolated() => string.Create(CultureInfo.InvariantCulture, $"""
        ## Incident Update - {Read("id")}

        **Status**: {Read("status")} **Severity**: {Read("severity")}
        **Duration**: {(Now - (DateTimeOffset)Read("detected_at")!).Hours}h {(Now - (DateTimeOffset)Read("detected_at")!).Minutes}m

        ### Current Situation

        {Top("current_situation")}

        ### Impact

        - Affected systems: {string.Join(", ", (string[])Read("affected_systems")!)}
        - User impact: {Read("user_impact")}

        ### Actions Taken

        {Top("actions_taken")}

        ### Next Steps

        {Top("next_steps")}

        ### Next Update

        Expected in {Top("next_update_minutes")} minutes or when status changes.

        ---

        _Incident Commander: {Read("owner")}_
        """);

    [Benchmark]
    public string Rendered() => _template.Render(_scope).Text;

    private object? Top(string name) => _scope.TryGetValue(name, out var value) ? value.ToObject() : null;

    private object? Read(string name) => _scope.TryGetValue("incident", out var incident) && incident.TryGetMember(name, out var value) ? value.ToObject() : null;
}
