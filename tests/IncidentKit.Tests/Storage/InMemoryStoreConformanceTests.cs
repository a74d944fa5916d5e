using IncidentKit.Testing.Conformance;

namespace IncidentKit.Tests.Storage;

public sealed class InMemoryStoreConformanceTests
{
    public static TheoryData<string> Cases => [.. StoreConformance.Cases.Select(static test => test.Name)];

    [Theory]
    [MemberData(nameof(Cases))]
    public Task InMemoryStore_conforms(string name) =>
        StoreConformance.Find(name).RunAsync(new InMemoryStoreFixture(), TestContext.Current.CancellationToken);

    [Fact]
    public void Cases_have_names_of_their_own() =>
        Assert.Equal(StoreConformance.Cases.Count, StoreConformance.Cases.Select(static test => test.Name).Distinct().Count());
}
