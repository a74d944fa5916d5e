using IncidentKit.Testing.Conformance;

namespace IncidentKit.Sqlite.Tests;

public sealed class SqliteStoreConformanceTests
{
    public static TheoryData<string> Cases => [.. StoreConformance.Cases.Select(static test => test.Name)];

    [Theory]
    [MemberData(nameof(Cases))]
    public async Task SqliteStore_conforms(string name)
    {
        await using var fixture = new SqliteStoreFixture();
        await StoreConformance.Find(name).RunAsync(fixture, TestContext.Current.CancellationToken);
    }
}
