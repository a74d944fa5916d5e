using IncidentKit.Cli;

namespace IncidentKit.Cli.Tests.Support;

/// <summary>The program in this process, with a folder of its own and a clock that stands.</summary>
internal sealed class Shell : IDisposable
{
    public const string Report = """
        {"title": "Checkout is down", "category": "System", "users_affected_percent": 63, "has_workaround": false,
         "labels": {"service": "checkout"}, "affected_systems": ["checkout"], "detected_at": "2026-01-05T08:58:00Z"}
        """;

    private readonly string _folder = Directory.CreateTempSubdirectory("incidentkit-cli-").FullName;

    public FixedTime Time { get; } = new();

    public string Store => $"sqlite:{PathOf("incidents.db")}";

    public string PathOf(string name) => Path.Combine(_folder, name);

    /// <summary>Writes a file and gives its path.</summary>
    public string Write(string name, string text)
    {
        File.WriteAllText(PathOf(name), text);
        return PathOf(name);
    }

    public Task<ShellOutput> RunAsync(params string[] args) => RunWithInputAsync("", args);

    public async Task<ShellOutput> RunWithInputAsync(string input, params string[] args)
    {
        using var reader = new StringReader(input);
        using var output = new StringWriter { NewLine = "\n" };
        using var error = new StringWriter { NewLine = "\n" };
        var code = await CommandLine.RunAsync(args, reader, output, error, Time, TestContext.Current.CancellationToken);
        var given = new ShellOutput(code, output.ToString(), error.ToString());
        Assert.DoesNotContain("   at ", given.Error, StringComparison.Ordinal);
        return given;
    }

    /// <summary>Runs and asserts that it went well.</summary>
    public async Task<ShellOutput> FineAsync(params string[] args)
    {
        var output = await RunAsync(args);
        Assert.Equal("", output.Error);
        Assert.Equal(ExitCode.Fine, output.Code);
        return output;
    }

    /// <summary>Runs what can't be used, and asserts that nothing was printed; gives the lines of standard error.</summary>
    public async Task<IReadOnlyList<string>> UnusableAsync(params string[] args)
    {
        var output = await RunAsync(args);
        Assert.Equal(ExitCode.Unusable, output.Code);
        Assert.Equal("", output.Out);
        Assert.NotEmpty(output.Errors);
        return output.Errors;
    }

    /// <summary>Declares an incident from <see cref="Report"/>.</summary>
    public Task<ShellOutput> DeclareAsync() =>
        FineAsync("declare", "--store", Store, "--policy", "adr-0072", "--report", Write("report.json", Report), "--by", "ana", "--json");

    /// <summary>Runs a verb on the first incident.</summary>
    public Task<ShellOutput> OnFirstAsync(string verb, params string[] more) => RunAsync([verb, "INC-1", .. more, "--store", Store, "--by", "user:ana", "--json"]);

    public void Dispose() => Directory.Delete(_folder, recursive: true);
}
