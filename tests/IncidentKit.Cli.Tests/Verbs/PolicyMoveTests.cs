using IncidentKit.Cli.Tests.Support;

namespace IncidentKit.Cli.Tests.Verbs;

public sealed class PolicyMoveTests : IDisposable
{
    private readonly Shell _shell = new();

    public void Dispose() => _shell.Dispose();

    [Fact]
    public async Task Move_prints_the_incident_and_records_the_move()
    {
        await _shell.DeclareAsync();
        _shell.Write("mine.yaml", "name: mine\nextends: adr-0072\nwhen_unknown: SEV1\n");
        var moved = await MoveAsync();
        Assert.Equal(moved.Out, (await _shell.FineAsync("show", "INC-1", "--store", _shell.Store, "--json")).Out);
        Assert.Equal("mine", moved.Json.GetProperty("policy").GetString());
        var timeline = await _shell.FineAsync("timeline", "INC-1", "--store", _shell.Store);
        Assert.Contains("Moved from policy adr-0072", timeline.Out, StringComparison.Ordinal);
        Assert.Contains("when_unknown, because: a drill", timeline.Out, StringComparison.Ordinal);
        Assert.Equal("mine", (await _shell.OnFirstAsync("ack")).Json.GetProperty("policy").GetString());
    }

    [Fact]
    public async Task Move_to_a_policy_without_the_severity_is_refused_with_those_that_exist()
    {
        await _shell.DeclareAsync();
        _shell.Write("mine.yaml", "name: mine\nfallback: [user:ana]\nseverities: [ { name: P0 } ]\nclassification: [ { otherwise: P0 } ]\nescalation: { P0: none }\n");
        var refused = await MoveAsync();
        Assert.Equal((ExitCode.Found, ""), (refused.Code, refused.Out));
        Assert.Contains("it has P0", refused.Errors[0], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Move_to_a_wrong_policy_is_unusable_with_its_places()
    {
        await _shell.DeclareAsync();
        _shell.Write("mine.yaml", "name: mine\nextends: adr-0072\nwhen_unknown: SEV9\n");
        var wrong = await MoveAsync();
        Assert.Equal(ExitCode.Unusable, wrong.Code);
        Assert.StartsWith($"{_shell.PathOf("mine.yaml")}:3:", wrong.Errors[0], StringComparison.Ordinal);
    }

    private Task<ShellOutput> MoveAsync() =>
        _shell.RunAsync("policy", "move", "INC-1", "--store", _shell.Store, "--policy", _shell.PathOf("mine.yaml"), "--by", "ana", "--reason", "a drill", "--json");
}
