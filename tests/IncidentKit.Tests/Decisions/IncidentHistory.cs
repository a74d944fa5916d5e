using System.Text;
using System.Text.Json;
using IncidentKit.Aggregates;
using IncidentKit.Commands;
using IncidentKit.Decisions;
using IncidentKit.Lifecycle;
using IncidentKit.Notifications;
using IncidentKit.Policies;

namespace IncidentKit.Tests.Decisions;

/// <summary>A pure incident driven by inputs; what a store would hold of it.</summary>
internal sealed class IncidentHistory
{
    public static readonly DateTimeOffset Start = new(2026, 1, 5, 9, 0, 0, TimeSpan.Zero);

    private Policy _policy;
    private readonly HashSet<string> _keys = new(StringComparer.Ordinal);

    public IncidentHistory(Policy policy) => _policy = policy;

    public DateTimeOffset Now { get; private set; } = Start;

    public IncidentState? State { get; private set; }

    public List<(IncidentEvent Event, string Actor, DateTimeOffset At)> Events { get; } = [];

    public int Refusals { get; private set; }

    /// <summary>Carries one step of a script: an instruction and how long to wait before it.</summary>
    public void Step(int instruction, int minutes)
    {
        Now += TimeSpan.FromMinutes(minutes);
        Carry(State is null ? Declaration(instruction) : InputOf(instruction));
    }

    /// <summary>Moves it to another policy.</summary>
    public void Move(Policy policy)
    {
        Carry(new PersonCommand(new MoveToPolicy { By = "ana", Policy = policy.Hash }), new IncidentFacts { MoveTo = policy });
        Assert.Equal(policy.Hash, State!.Incident.PolicyHash);
        _policy = policy;
        Check(State);
    }

    public string Snapshot() => Text(State!);

    /// <summary>The state that the stored events give, read back from their JSON.</summary>
    public string Replay()
    {
        IncidentState? state = null;
        foreach (var (entry, actor, at) in Events)
        {
            var read = IncidentEventCatalog.FromJson(entry.Kind, IncidentEventCatalog.ToJson(entry))!;
            state = state is null ? IncidentApplier.Begin("i", "", (Declared)read, at) : IncidentApplier.Apply(state, read, actor, at);
        }

        return Text(state!);
    }

    private static string Text(IncidentState state) => Encoding.UTF8.GetString(JsonSerializer.SerializeToUtf8Bytes(state, IncidentJsonContext.Default.IncidentState));

    private void Carry(IncidentInput input, IncidentFacts? facts = null)
    {
        var before = State is null ? null : Text(State);
        Decision<Acted> decision;
        try
        {
            decision = IncidentDecider.Decide(State, input, _policy, facts ?? IncidentFacts.None, Now);
        }
        catch (Exception exception) when (exception is IncidentRefusedException or ArgumentException)
        {
            Refusals++;
            Assert.Equal(before, Text(State!));
            return;
        }

        // A key that stands already makes the store refuse the whole decision.
        if (decision.UniqueKeys.Any(_keys.Contains))
        {
            Assert.True(input is FromAggregate or PersonCommand, $"a decision was made twice: {string.Join(", ", decision.UniqueKeys.Where(_keys.Contains))}");
            return;
        }

        Assert.Equal(decision.UniqueKeys.Count, decision.UniqueKeys.Distinct().Count());
        _keys.UnionWith(decision.UniqueKeys);
        Assert.All(decision.Messages, message => Assert.InRange(message.EventIndex, 0, decision.Events.Count - 1));
        foreach (var (entry, actor) in decision.Events)
        {
            if (entry is Moved moved)
            {
                var transition = LifecycleTable.Default.Find(State!.Incident.Status, moved.Trigger);
                Assert.NotNull(transition);
                Assert.Equal((State.Incident.Status, transition.Destination), (moved.From, moved.To));
            }

            State = State is null ? IncidentApplier.Begin("i", "", (Declared)entry, Now) : IncidentApplier.Apply(State, entry, actor, Now);
            Events.Add((entry, actor, Now));
            if (facts is null)
                Check(State);
        }
    }

    private void Check(IncidentState state)
    {
        var incident = state.Incident;
        Assert.Equal(incident.Status == IncidentStatus.Closed, incident.Resolution is not null);
        Assert.Equal(incident.IsOpen, incident.LeftOpenAt is null);
        Assert.True(_policy.Rank(incident.PeakSeverity) <= _policy.Rank(incident.Severity));
        Assert.Equal(incident.Severity, state.Ladder.Name);
        if (incident.AcknowledgedAt is { } at)
            Assert.InRange(at, Start, Now);
        Assert.Equal(incident.AcknowledgedAt is null, incident.AcknowledgedBy is null);
        Assert.True(Encoding.UTF8.GetByteCount(Text(state)) <= 64 * 1024);
    }

    private IncidentInput Declaration(int instruction) => new Declaration
    {
        Id = "i",
        Tenant = "",
        Number = 1,
        Actor = "user:ana",
        Report = new IncidentReport
        {
            Title = "t",
            Category = (instruction % 3) switch { 0 => "System", 1 => "Security", _ => null },
            UsersAffectedPercent = instruction % 2 == 0 ? 80 : null,
        },
    };

    private IncidentInput InputOf(int instruction)
    {
        var by = instruction % 2 == 0 ? "ana" : "bo";
        return (instruction % 26) switch
        {
            0 => new PersonCommand(new Acknowledge { By = by }),
            1 => new PersonCommand(new Unacknowledge { By = by }),
            2 => new PersonCommand(new Investigate { By = by }),
            3 => new PersonCommand(new Identify { By = by, RootCause = "c" }),
            4 => new PersonCommand(new Mitigate { By = by }),
            5 => new PersonCommand(new MarkMitigated { By = by }),
            6 => new PersonCommand(new MitigationFailed { By = by }),
            7 or 8 => new PersonCommand(new Resolve { By = by, Summary = "s" }),
            9 => new PersonCommand(new Reopen { By = by }),
            10 => new PersonCommand(new StartPostMortem { By = by }),
            11 => new PersonCommand(new Close { By = by }),
            12 => new PersonCommand(new Close { By = by, BreakGlass = true, Reason = "r" }),
            13 => new PersonCommand(new FalseAlarm { By = by }),
            14 => new PersonCommand(new ChangeSeverity { By = by, Severity = $"SEV{1 + (instruction % 4)}" }),
            15 => new PersonCommand(new ChangeSeverity { By = by, Severity = $"SEV{1 + (instruction % 4)}", Correction = true }),
            16 => new PersonCommand(new UpdateImpact { By = by, Report = new IncidentReport { Title = "t", UsersAffectedPercent = instruction % 101 } }),
            17 => new PersonCommand(new AddNote { By = by, Text = "{{ n }}", IdempotencyKey = $"k{instruction % 3}" }),
            18 => new PersonCommand(new RecordRootCauseAnalysis { By = by, Analysis = new RootCauseAnalysis { Summary = "s", RootCauses = ["c"] } }),
            19 => new PersonCommand(new PostStatusUpdate { By = by, Update = new StatusUpdate { CurrentSituation = "c" } }),
            20 => new SignalChange { Source = "alertmanager", GroupKey = "g", Attached = State!.Incident.Signal == SignalState.None, NowFiring = ["a"], Floor = instruction % 3 == 0 ? "SEV1" : null },
            21 => new SignalChange { Source = "alertmanager", GroupKey = "g", Clear = true },
            22 => new FromAggregate(new ReportRun { RunId = "r", RunbookId = "b", What = "run_ended", Text = "t" }, $"m{instruction}"),
            23 => new PersonCommand(new Assign { By = by, Owner = "cy" }),
            24 => new PersonCommand(new Track { By = by }),
            _ => new ClockPass(),
        };
    }
}
