using IncidentKit.Simulation;

namespace IncidentKit.Tests.Runbooks;

public sealed class RunbookSimulatorTests
{
    private static readonly DateTimeOffset Start = new(2026, 1, 5, 9, 0, 0, TimeSpan.Zero);

    [Fact]
    public void Wrong_script_gets_every_error_with_its_place()
    {
        var script = RunbookScript.Read("actions.yaml", "a: []\nb: [ {ouput: 1} ]\nc: [ {output: 1, error: x} ]\nd: [ {delay: 5} ]\n", out var diagnostics);

        Assert.Null(script);
        Assert.Equal(["1:4 RS010", "2:7 RS014", "3:18 RS012", "4:14 RS013"], diagnostics.Select(d => $"{d.Line}:{d.Column} {d.Code}"));
    }

    [Fact]
    public void Delays_timeouts_and_retries_take_simulated_time()
    {
        var trace = Run(
            "  - { name: Slow, action: slow, timeout: 30s, retry: { count: 1, delay: 10s, jitter: 0 } }\n",
            "slow: [ {delay: 45s}, {delay: 20s, output: done} ]\n");

        var step = Assert.Single(trace.Steps);
        Assert.Equal(("succeeded", 2, "done"), (step.Detail, step.Attempts, step.Output));
        Assert.Equal(TimeSpan.FromSeconds(30 + 10 + 20), trace.EndedAt - trace.StartedAt);
    }

    [Fact]
    public void Run_that_takes_too_long_times_out_in_the_middle_of_an_attempt()
    {
        var trace = Run("  - { name: Slow, action: slow, timeout: 2h }\n  - { name: Next, action: slow }\n", "slow: [ {delay: 90m} ]\n", "timeout: 1h\n");

        Assert.Equal(("failed", "timed_out"), (trace.Outcome, trace.Detail));
        Assert.Equal(("aborted", "cancelled"), (Assert.Single(trace.Steps).Status, trace.Steps[0].Detail));
        Assert.Equal(TimeSpan.FromHours(1), trace.EndedAt - trace.StartedAt);
    }

    [Fact]
    public void Last_result_of_an_action_repeats()
    {
        var trace = Run("  - { name: One, action: a }\n  - { name: Two, action: a }\n  - { name: Three, action: a }\n", "a: [ {output: 1}, {output: 2} ]\n");

        Assert.Equal([1L, 2L, 2L], trace.Steps.Select(s => s.Output));
    }

    [Fact]
    public void Action_without_a_script_fails_unless_it_is_built_in()
    {
        Assert.Equal("unscripted", Run("  - { name: One, action: a }\n", "b: [ {output: 1} ]\n").Steps[0].ErrorKind);
        Assert.Equal("succeeded", Run("  - { name: One, action: page_on_call }\n", "b: [ {output: 1} ]\n").Detail);
    }

    [Fact]
    public void Several_approvals_are_given_by_several_people()
    {
        var trace = Run("  - { name: One, action: a, requires_approval: true, approval: { min: 3, approvers: [\"team:ops\"] } }\n", "a: [ {output: 1} ]\n");

        Assert.Equal(3, trace.Steps[0].ApprovedBy.Distinct().Count());
    }

    private static RunTrace Run(string steps, string script, string top = "") => RunbookSimulator.Run(new RunbookSimulation
    {
        Runbook = Sources.Steps(steps, top),
        StartAt = Start,
        Script = RunbookScript.Read("actions.yaml", script, out _)!,
        Approve = _ => true,
    });
}
