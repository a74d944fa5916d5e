using System.Diagnostics;
using System.Net.Http.Headers;

namespace IncidentKit.Samples.Tests.WebService;

/// <summary>The sample as a process of its own, on a free loopback port and a file of its own.</summary>
internal sealed class WebServiceHost : IAsyncDisposable
{
    private const string AlertmanagerToken = "a-token-for-this-test-alone";
    private const string AnasKey = "a-key-of-ana-for-this-test";
    private const string Listening = "Now listening on: ";

    private static readonly TimeSpan HangLimit = TimeSpan.FromMinutes(1);

    private readonly ScratchFolder _scratch = new();
    private readonly Process _process;
    private Uri? _address;

    private WebServiceHost()
    {
        var output = RepositoryFiles.Output("WebService");
        var start = new ProcessStartInfo("dotnet") { RedirectStandardOutput = true, RedirectStandardError = true };
        string[] arguments =
        [
            Path.Combine(output, "WebService.dll"),
            $"--contentRoot={output}",
            "--environment=Production",
            "--urls=http://127.0.0.1:0",
            $"--Store={_scratch.File("incidents.db")}",
            $"--IncidentKit:Alertmanager:BearerToken={AlertmanagerToken}",
            $"--ApiKeys:ana={AnasKey}",
        ];
        foreach (var argument in arguments)
            start.ArgumentList.Add(argument);
        _process = Process.Start(start) ?? throw new InvalidOperationException("dotnet did not start");
    }

    public static async Task<WebServiceHost> StartAsync()
    {
        var host = new WebServiceHost();
        using var limit = new CancellationTokenSource(HangLimit);
        var written = new List<string>();
        while (await host._process.StandardOutput.ReadLineAsync(limit.Token) is { } line)
        {
            written.Add(line);
            if (line.IndexOf(Listening, StringComparison.Ordinal) is >= 0 and var at)
            {
                host._address = new Uri(line[(at + Listening.Length)..].Trim());
                // Nobody may fill the pipe and make the service wait.
                _ = host._process.StandardOutput.ReadToEndAsync(CancellationToken.None);
                _ = host._process.StandardError.ReadToEndAsync(CancellationToken.None);
                return host;
            }
        }

        var errors = await host._process.StandardError.ReadToEndAsync(limit.Token);
        await host.DisposeAsync();
        throw new InvalidOperationException($"the sample ended instead of listening:\n{string.Join('\n', written)}\n{errors}");
    }

    public HttpClient Alertmanager() => Client(AlertmanagerToken);

    public HttpClient Ana() => Client(AnasKey);

    public HttpClient Client(string? token)
    {
        var client = new HttpClient { BaseAddress = _address };
        if (token is not null)
            client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);
        return client;
    }

    public static HttpContent Message(string file)
    {
        var content = new ByteArrayContent(File.ReadAllBytes(Path.Combine(RepositoryFiles.Root, "samples", "QuickStart", "alerts", file)));
        content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        return content;
    }

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
            _process.Kill();
        await _process.WaitForExitAsync();
        _process.Dispose();
        _scratch.Dispose();
    }
}
