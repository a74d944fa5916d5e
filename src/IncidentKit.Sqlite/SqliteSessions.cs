using System.Collections.Concurrent;
using IncidentKit.Storage;
using Microsoft.Data.Sqlite;

namespace IncidentKit.Sqlite;

/// <summary>The connections of a store: one that writes, a few that read. One on which anything failed is closed, and the next call opens another, so that a store recovers without a restart.</summary>
internal sealed class SqliteSessions(SqliteStoreOptions options) : IAsyncDisposable
{
    private const int IdleReaders = 4;

#pragma warning disable CA2213 // Never disposed: who waits for it while the store closes is told so by the store. Without its wait handle it holds nothing.
    private readonly SemaphoreSlim _writing = new(1, 1);
#pragma warning restore CA2213
    private readonly ConcurrentBag<SqliteSession> _readers = [];
    private SqliteSession? _writer;
    private volatile bool _prepared;
    private volatile bool _disposed;

    public async ValueTask<T> WriteAsync<T>(Func<SqliteSession, T> work, CancellationToken cancellationToken)
    {
        await _writing.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            cancellationToken.ThrowIfCancellationRequested();
            ObjectDisposedException.ThrowIf(_disposed, typeof(SqliteIncidentStore));
            return Explained(() => work(_writer ??= OpenWriter()));
        }
        catch (StoreUnavailableException)
        {
            _writer?.Dispose();
            _writer = null;
            throw;
        }
        finally
        {
            _writing.Release();
        }
    }

    public async ValueTask<T> ReadAsync<T>(Func<SqliteSession, T> work, CancellationToken cancellationToken)
    {
        if (!_prepared)
            await WriteAsync(static _ => true, cancellationToken).ConfigureAwait(false);
        cancellationToken.ThrowIfCancellationRequested();
        ObjectDisposedException.ThrowIf(_disposed, typeof(SqliteIncidentStore));
        return Explained(() => Read(work));
    }

    public async ValueTask DisposeAsync()
    {
        await _writing.WaitAsync().ConfigureAwait(false);
        try
        {
            _disposed = true;
            CloseReaders();
            _writer?.Dispose();
            _writer = null;
        }
        finally
        {
            _writing.Release();
        }
    }

    private T Read<T>(Func<SqliteSession, T> work)
    {
        if (!_readers.TryTake(out var session))
            session = SqliteSession.Open(options, create: false);
        var healthy = false;
        try
        {
            var result = work(session);
            healthy = true;
            return result;
        }
        finally
        {
            if (healthy && _readers.Count < IdleReaders)
                _readers.Add(session);
            else
                session.Dispose();
            if (_disposed)
                CloseReaders();
        }
    }

    private void CloseReaders()
    {
        while (_readers.TryTake(out var reader))
            reader.Dispose();
    }

    private SqliteSession OpenWriter()
    {
        try
        {
            if (Path.GetDirectoryName(Path.GetFullPath(options.Path)) is { } folder)
                Directory.CreateDirectory(folder);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new StoreUnavailableException($"The folder of the store '{options.Path}' can't be created: {exception.Message}", exception);
        }

        var session = SqliteSession.Open(options, create: true);
        try
        {
            SqliteSchema.Prepare(session, options.Path);
        }
        catch
        {
            session.Dispose();
            throw;
        }

        _prepared = true;
        return session;
    }

    private T Explained<T>(Func<T> work)
    {
        try
        {
            return work();
        }
        catch (SqliteException exception)
        {
            throw SqliteFailure.Explain(options.Path, options.BusyTimeout, exception);
        }
    }
}
