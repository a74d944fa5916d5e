using FsCheck;
using FsCheck.Fluent;
using IncidentKit.Clocks;
using IncidentKit.Policies;

namespace IncidentKit.Tests.Decisions;

/// <summary>Any order of commands, clocks and alerts: never an illegal state, nothing decided twice, and the events tell the whole story.</summary>
public sealed class IncidentDeciderPropertyTests
{
    private static readonly Policy Adr = BuiltInPacks.Load("adr-0072");

    private static readonly Arbitrary<(int Instruction, int Minutes)[]> Scripts = Gen.Choose(0, 10_000)
        .SelectMany(_ => Gen.Choose(0, 10_000), (instruction, minutes) => (instruction, minutes % 7 == 0 ? minutes % 3000 : minutes % 20))
        .ArrayOf()
        .Where(script => script.Length <= 80)
        .ToArbitrary();

    [Fact]
    public void Any_history_is_legal_and_its_events_replay_to_its_snapshot() => Check.One(
        Config.QuickThrowOnFailure.WithMaxTest(400).WithStartSize(5).WithEndSize(80),
        Prop.ForAll(Scripts, script =>
        {
            var history = new IncidentHistory(Adr);
            history.Step(script.Length, 0);
            foreach (var (instruction, minutes) in script)
                history.Step(instruction, minutes);
            Assert.Equal(history.Snapshot(), history.Replay());
        }));

    [Fact]
    public void After_a_pass_nothing_is_due_and_a_second_pass_decides_nothing() => Check.One(
        Config.QuickThrowOnFailure.WithMaxTest(300).WithStartSize(5).WithEndSize(60),
        Prop.ForAll(Scripts, script =>
        {
            var history = new IncidentHistory(Adr);
            history.Step(script.Length, 0);
            foreach (var (instruction, minutes) in script)
                history.Step(instruction, minutes);
            history.Step(25, 0);
            Assert.True(IncidentClocks.Next(history.State!, Adr) is not { } next || next.DueAt > history.Now);
            var count = history.Events.Count;
            history.Step(25, 0);
            Assert.Equal(count, history.Events.Count);
        }));

    [Fact]
    public void Closed_incident_has_no_clock()
    {
        var history = new IncidentHistory(Adr);
        history.Step(0, 0);
        history.Step(13, 1);
        Assert.Equal(IncidentStatus.Closed, history.State!.Incident.Status);
        Assert.Null(IncidentClocks.Next(history.State, Adr));
    }
}
