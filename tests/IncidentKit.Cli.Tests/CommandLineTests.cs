using IncidentKit.Cli.Tests.Support;

namespace IncidentKit.Cli.Tests;

public sealed class CommandLineTests : IDisposable
{
    private readonly Shell _shell = new();

    public void Dispose() => _shell.Dispose();

    [Fact]
    public async Task Nothing_at_all_is_unusable() =>
        Assert.Equal("Required command was not provided; \"incidentkit --help\" shows what is known", Assert.Single(await _shell.UnusableAsync()));

    [Fact]
    public async Task Unknown_verb_or_option_is_unusable()
    {
        Assert.NotEmpty(await _shell.UnusableAsync("frobnicate"));
        Assert.Contains("--colour", (await _shell.UnusableAsync("policy", "list", "--colour"))[0], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Missing_options_are_named_a_line_each()
    {
        var errors = await _shell.UnusableAsync("declare");
        Assert.Equal(["--by", "--policy", "--report", "--store"], errors.Select(error => error.Split('\'')[1]).Order(StringComparer.Ordinal));
        Assert.All(errors, error => Assert.EndsWith("; \"incidentkit declare --help\" shows what is known", error, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Help_is_fine()
    {
        var output = await _shell.FineAsync("run", "--help");
        Assert.Contains("--actions", output.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Words_with_an_at_sign_are_words()
    {
        var error = Assert.Single(await _shell.UnusableAsync("show", "@nothing", "--store", _shell.Store));
        Assert.Contains("there is no such store", error, StringComparison.Ordinal);
    }
}
