using System.Globalization;
using FsCheck;
using FsCheck.Fluent;
using IncidentKit.Commands;
using IncidentKit.Lifecycle;
using IncidentKit.Policies;
using IncidentKit.Testing;

namespace IncidentKit.Tests.Decisions;

/// <summary>Whenever an incident is moved, to whatever ladder: no step fires twice, and none for a time before the move.</summary>
public sealed class PolicyMovePropertyTests
{
    private static readonly string[] Ids = ["page", "lead", "chief", "board"];

    private static readonly Gen<string> Ladder = Gen.Choose(0, 100_000).Select(Write);

    private static readonly Arbitrary<(string[] Ladders, int[] Waits, bool[] Acts)> Cases =
        (from ladders in Ladder.ArrayOf(3)
         from waits in Gen.Choose(0, 50).ArrayOf(3)
         from acts in Gen.Choose(0, 1).Select(n => n == 1).ArrayOf(3)
         select (ladders, waits, acts)).ToArbitrary();

    [Fact]
    public void No_step_fires_twice_and_none_for_a_time_before_a_move() => Check.One(
        Config.QuickThrowOnFailure.WithMaxTest(300),
        Prop.ForAll(Cases, sample =>
        {
            var policies = sample.Ladders.Select((text, i) => PolicyReader.Read($"p{i}.yaml", text).Policy!).ToArray();
            var history = new IncidentHistory(policies[0]);
            history.Step(0, 0);
            for (var i = 0; i < 3; i++)
            {
                for (var minute = 0; minute < sample.Waits[i]; minute += 5)
                    history.Step(25, 5);
                if (sample.Acts[i])
                    history.Step(i % 2, 1);
                history.Move(policies[(i + 1) % 3]);
            }

            for (var minute = 0; minute < 240; minute += 5)
                history.Step(25, 5);
            Verify(history);
            Assert.Equal(history.Snapshot(), history.Replay());
        }));

    private static void Verify(IncidentHistory history)
    {
        var fired = new HashSet<(int Run, string Step, int Round)>();
        DateTimeOffset? moved = null;
        foreach (var (entry, _, at) in history.Events)
        {
            if (entry is PolicyMoved)
                moved = at;
            if (entry is not Escalated step)
                continue;
            Assert.True(fired.Add((step.Run, step.StepId, step.Round)), $"{step.StepId}, round {step.Round}, fired twice");
            Assert.True(moved is null || step.DueAt >= moved, $"{step.StepId} fired for {step.DueAt}, before the move at {moved}");
        }
    }

    private static string Write(int seed)
    {
        var random = new System.Random(seed);
        var steps = Ids.Where(_ => random.Next(4) > 0).OrderBy(_ => random.Next()).Select(id =>
            string.Create(CultureInfo.InvariantCulture, $"{{ id: {id}, after: {random.Next(0, 60)}m, notify: [role:{id}], from: {(random.Next(3) == 0 ? "previous" : "detection")}, unless: {(random.Next(3) == 0 ? "acknowledged" : "resolved")}{(random.Next(3) == 0 ? $", repeat: {{ every: {random.Next(1, 20)}m, times: {random.Next(1, 6)} }}" : "")} }}")).ToList();
        if (steps.Count == 0)
            steps.Add("{ id: page, after: 0m, notify: [role:page] }");
        return $"""
            name: p{seed}
            fallback: [role:lead]
            severities: [ {"{ name: SEV1, targets: { acknowledge: " + (1 + (seed % 40)) + "m } }"}, {"{ name: SEV2 }"} ]
            classification: [ {"{ otherwise: SEV1 }"} ]
            updates: [ {"{ severities: [SEV1], every: " + (1 + (seed % 45)) + "m, audience: all, template: x }"} ]
            templates: {"{ x: y }"}
            escalation:
              SEV1: [ {string.Join(", ", steps)} ]
              SEV2: none
            """;
    }
}
