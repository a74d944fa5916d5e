using IncidentKit.Cli.Tests.Support;
using Microsoft.Data.Sqlite;

namespace IncidentKit.Cli.Tests.Verbs;

public sealed class AuditTests : IDisposable
{
    private readonly Shell _shell = new();

    public void Dispose() => _shell.Dispose();

    [Fact]
    public async Task Audit_of_an_untouched_store_finds_nothing()
    {
        await _shell.DeclareAsync();
        Assert.Equal("""{"incidents":1,"entries":2,"broken":[]}""" + "\n", (await _shell.FineAsync("audit", "verify", "--store", _shell.Store, "--json")).Out);
        Assert.Equal("1 incidents, 2 entries, 0 broken\n", (await _shell.FineAsync("audit", "verify", "--store", _shell.Store)).Out);
    }

    [Theory]
    [InlineData("update event set actor = 'user:mallory' where sequence = 1", 1)]
    [InlineData("update event set data = replace(data, 'page', 'note') where sequence = 2", 2)]
    public async Task Audit_finds_the_entry_that_was_changed(string tampering, int entry)
    {
        await _shell.DeclareAsync();
        await ExecuteAsync(tampering);
        var output = await _shell.RunAsync("audit", "verify", "--store", _shell.Store, "--json");
        Assert.Equal(ExitCode.Found, output.Code);
        Assert.Equal($$"""{"incidents":1,"entries":2,"broken":[{"incident":"INC-1","entry":{{entry}},"why":"the entry was changed"}]}""" + "\n", output.Out);
        Assert.Equal(ExitCode.Found, (await _shell.RunAsync("audit", "verify", "--store", _shell.Store)).Code);
    }

    private async Task ExecuteAsync(string sql)
    {
        await using var connection = new SqliteConnection($"Data Source={_shell.PathOf("incidents.db")};Pooling=False");
        await connection.OpenAsync(TestContext.Current.CancellationToken);
        await using var command = connection.CreateCommand();
#pragma warning disable CA2100 // The statements stand in this file.
        command.CommandText = sql;
#pragma warning restore CA2100
        Assert.Equal(1, await command.ExecuteNonQueryAsync(TestContext.Current.CancellationToken));
    }
}
