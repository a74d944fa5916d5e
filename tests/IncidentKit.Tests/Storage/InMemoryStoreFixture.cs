using IncidentKit.Storage;
using IncidentKit.Testing.Conformance;

namespace IncidentKit.Tests.Storage;

internal sealed class InMemoryStoreFixture : IStoreFixture
{
    public bool Durable => false;

    public ValueTask<IIncidentStore> CreateAsync(TimeProvider time) => ValueTask.FromResult<IIncidentStore>(new InMemoryIncidentStore(time));

    public ValueTask<IIncidentStore> ReopenAsync(IIncidentStore store) => ValueTask.FromResult(store);
}
