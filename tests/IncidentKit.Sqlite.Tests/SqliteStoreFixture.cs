using IncidentKit.Storage;
using IncidentKit.Testing.Conformance;

namespace IncidentKit.Sqlite.Tests;

internal sealed class SqliteStoreFixture : IStoreFixture, IAsyncDisposable
{
    private readonly TemporaryFolder _folder = new();
    private SqliteIncidentStore? _store;
    private TimeProvider _time = TimeProvider.System;

    public bool Durable => true;

    public ValueTask<IIncidentStore> CreateAsync(TimeProvider time)
    {
        _time = time;
        _store = new(_folder.File, time);
        return ValueTask.FromResult<IIncidentStore>(_store);
    }

    public async ValueTask<IIncidentStore> ReopenAsync(IIncidentStore store)
    {
        await ((SqliteIncidentStore)store).DisposeAsync();
        return await CreateAsync(_time);
    }

    public async ValueTask DisposeAsync()
    {
        if (_store is not null)
            await _store.DisposeAsync();
        _folder.Dispose();
    }
}
