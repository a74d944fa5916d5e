using IncidentKit.AspNetCore.Alertmanager;
using IncidentKit.Commands;
using IncidentKit.Runbooks;

namespace IncidentKit.Samples.QuickStart;

/// <summary>What the world and its people do; everything else is the engine's doing.</summary>
internal sealed class Scenario
{
    /// <summary>How long Lena looks at the approval before she answers.</summary>
    public static readonly TimeSpan LenaThinks = TimeSpan.FromMinutes(2);

    /// <summary>What the story says of her answer.</summary>
    public const string LenaAnswers = "Ana's phone is on silent. Lena, the engineering lead, reads the runbook's question and allows the rollback. Ana will take the incident, she thinks.";

    private const string Lena = "user:lena";

    private readonly IIncidentManager _incidents;
    private readonly IRunbookManager _runbooks;

    public Scenario(IIncidentManager incidents, IRunbookManager runbooks)
    {
        _incidents = incidents;
        _runbooks = runbooks;
        Scenes = [.. Build()];
    }

    /// <summary>When Alertmanager's first message comes: a Friday night, ten seconds after the alert began to fire.</summary>
    public static DateTimeOffset Start { get; } = new(2026, 11, 20, 23, 12, 47, TimeSpan.Zero);

    /// <summary>The scenes in order.</summary>
    public IReadOnlyList<Scene> Scenes { get; }

    /// <summary>Alertmanager's first message opens the incident.</summary>
    public async ValueTask<IncidentId> OpenAsync() => (await SendAsync("01-single-firing.json")).GetValueOrDefault();

    /// <summary>Lena answers the runbook's question; the engine would refuse the answer of somebody who was not asked.</summary>
    public ValueTask ApproveAsync(ApprovalRequest approval) =>
        _runbooks.ApproveAsync(approval.Id, by: Lena, reason: "d9 went out just before the errors began");

    private IEnumerable<Scene> Build()
    {
        yield return new(
            TimeSpan.FromMinutes(5),
            "Alertmanager repeats its message. It is the same alert: it attaches, and nobody is paged again.",
            state => state.CommittedAt >= state.Incident.DeclaredAt + TimeSpan.FromMinutes(5),
            async _ => await SendAsync("01-single-firing.json"));
        yield return new(
            TimeSpan.FromMinutes(17),
            "Nobody had it. Lena's phone rings, and she takes the incident.",
            state => state.Incident.AcknowledgedAt is not null,
            id => DoAsync(id, new Acknowledge { By = Lena }));
        yield return new(
            TimeSpan.FromMinutes(19),
            "She reads what the runbook did, and says how things stand.",
            state => state.Incident.StatusUpdates.Count > 0,
            id => DoAsync(id, new PostStatusUpdate
            {
                By = Lena,
                Update = new StatusUpdate
                {
                    CurrentSituation = "The checkout answers again since deployment d9 was rolled back; payments are being watched.",
                    ActionsTaken = "Rolled d9 back, doubled the replicas.",
                    NextSteps = "Confirm that payments go through, then resolve.",
                    NextUpdateIn = TimeSpan.FromMinutes(30),
                },
            }));
        yield return new(
            TimeSpan.FromMinutes(20),
            "She finds the cause.",
            state => state.Incident.IdentifiedAt is not null,
            id => DoAsync(id, new Identify { By = Lena, RootCause = "Deployment d9 lowered the payment client's timeout to 200 ms" }));
        yield return new(
            TimeSpan.FromMinutes(22),
            "The error ratio is back to normal: the impact is mitigated.",
            state => state.Incident.MitigatedAt is not null,
            id => DoAsync(id, new MarkMitigated { By = Lena }));
        yield return new(
            TimeSpan.FromMinutes(25),
            "Alertmanager says that the alert is resolved. That clears the signal; only a person resolves the incident.",
            state => state.Incident.Signal == SignalState.Clear,
            async _ => await SendAsync("03-single-resolved.json"));
        yield return new(
            TimeSpan.FromMinutes(40),
            "A quarter of an hour without an error.",
            state => state.Incident.ResolvedAt is not null,
            id => DoAsync(id, new Resolve { By = Lena, Summary = "Deployment d9 rolled back, checkout healthy for 15 minutes" }));
        yield return new(
            TimeSpan.FromHours(34),
            "After the night, the team sits down.",
            state => state.Incident.Status is IncidentStatus.PostMortem or IncidentStatus.Closed,
            id => DoAsync(id, new StartPostMortem { By = Lena }));
        yield return new(
            TimeSpan.FromHours(35),
            "They record why it happened, within the 48 hours that the policy gives.",
            state => state.Incident.RootCauseAnalysis is not null,
            id => DoAsync(id, new RecordRootCauseAnalysis
            {
                By = Lena,
                Analysis = new RootCauseAnalysis
                {
                    Summary = "Deployment d9 shipped a payment timeout that was too short for peak load.",
                    RootCauses = ["The timeout was lowered from 2 s to 200 ms without a load test"],
                    ContributingFactors = ["The on-call phone was on silent", "The restart hung on a pod that did not terminate"],
                    ImpactAssessment = "63 % of visitors could not pay until the rollback took effect.",
                    LessonsLearned = ["Rolling back first was right", "Fifteen minutes without an answer is too long on a Friday night"],
                },
            }));
        yield return new(
            TimeSpan.FromHours(35.2),
            "And what is to change.",
            state => state.Incident.FollowUpActions.Count > 0,
            id => DoAsync(id, new AddActionItem
            {
                By = Lena,
                Item = new ActionItem { Description = "Load-test changes of timeouts before they ship", Owner = "user:ben", Priority = "P1", DueDate = new DateOnly(2026, 12, 4) },
            }));
        yield return new(
            TimeSpan.FromHours(36),
            "Nothing is left to do.",
            state => state.Incident.Status == IncidentStatus.Closed,
            id => DoAsync(id, new Close { By = Lena }));
    }

    // The key makes a command that is given again after a crash do nothing.
    private async ValueTask DoAsync(IncidentId id, IncidentCommand command) =>
        await _incidents.ExecuteAsync(id, command with { IdempotencyKey = $"quickstart/{command.GetType().Name}" });

    /// <summary>Hands over a message that a real Alertmanager wrote, exactly as the receiver would.</summary>
    private async ValueTask<IncidentId?> SendAsync(string file)
    {
        var body = await File.ReadAllBytesAsync(Path.Combine(AppContext.BaseDirectory, "alerts", file));
        IncidentId? incident = null;
        foreach (var signal in AlertmanagerWebhook.Read(body))
            incident = (await _incidents.SignalAsync(signal)).IncidentId;
        return incident;
    }
}
