namespace IncidentKit.Samples.Tests.QuickStart;

public sealed class QuickStartTests
{
    [Fact]
    public async Task Story_runs_to_its_end_and_writes_the_post_mortem()
    {
        using var scratch = new ScratchFolder();

        var outcome = await QuickStartProcess.RunAsync("--quiet", "--store", scratch.File("incidents.db"));

        outcome.AssertEnded();
        var told = string.Join('\n', outcome.Lines);
        Assert.All(
            ["SEV1", "rule system-outage", "user:ana (schedule:on-call) was paged", "waits for the approval", "ESCALATED", "War room #incident-1", "The signal is clear", "INC-1 is Closed", "post-mortem.md"],
            words => Assert.Contains(words, told, StringComparison.Ordinal));
        var document = await File.ReadAllTextAsync(scratch.File("post-mortem.md"));
        Assert.All(
            ["# Post-mortem: INC-1", "## Summary", "## Timeline", "## Root Causes", "## Contributing Factors", "## Impact Assessment", "## Action Items", "## Lessons Learned"],
            heading => Assert.Contains(heading, document, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Story_that_is_over_is_not_told_twice()
    {
        using var scratch = new ScratchFolder();
        string[] arguments = ["--quiet", "--store", scratch.File("incidents.db"), "--ledger", scratch.File("ledger")];
        (await QuickStartProcess.RunAsync(arguments)).AssertEnded();
        var sent = await File.ReadAllLinesAsync(scratch.File("ledger"));

        var again = await QuickStartProcess.RunAsync(arguments);

        again.AssertEnded();
        Assert.DoesNotContain(again.Lines, line => line.StartsWith("T+", StringComparison.Ordinal));
        Assert.Equal(sent, await File.ReadAllLinesAsync(scratch.File("ledger")));
    }

    [Theory]
    [InlineData("--store")]
    [InlineData("--sotre", "incidents.db")]
    public async Task Wrong_option_is_named_and_nothing_runs(params string[] arguments)
    {
        var outcome = await QuickStartProcess.RunAsync(arguments);

        Assert.Equal(2, outcome.ExitCode);
        Assert.Contains(arguments[0], outcome.Errors, StringComparison.Ordinal);
        Assert.Contains("usage:", outcome.Errors, StringComparison.Ordinal);
        Assert.Empty(outcome.Lines);
    }
}
