using BenchmarkDotNet.Attributes;
using IncidentKit.Sqlite;
using IncidentKit.Storage;

namespace IncidentKit.Benchmarks;

/// <summary>One decision made durable: a row, two chained events and a message, in memory and on a SQLite file with synchronous=FULL.</summary>
[MemoryDiagnoser]
public class CommitBenchmarks
{
    private readonly byte[] _snapshot = new byte[1500];
    private readonly byte[] _data = new byte[200];
    private readonly byte[] _payload = new byte[400];
    private InMemoryIncidentStore _memory = null!;
    private SqliteIncidentStore _file = null!;
    private string _folder = "";
    private long _id;

    [GlobalSetup]
    public async Task SetupAsync()
    {
        _folder = Directory.CreateTempSubdirectory("incidentkit-benchmark").FullName;
        _memory = new InMemoryIncidentStore(TimeProvider.System);
        _file = new SqliteIncidentStore(Path.Combine(_folder, "incidents.db"), TimeProvider.System);
        await _file.InitializeAsync(CancellationToken.None);
    }

    [GlobalCleanup]
    public async Task CleanupAsync()
    {
        await _file.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }

    [Benchmark(Baseline = true)]
    public ValueTask<CommitResult> Memory() => _memory.CommitAsync(Next(), CancellationToken.None);

    [Benchmark]
    public ValueTask<CommitResult> Sqlite() => _file.CommitAsync(Next(), CancellationToken.None);

    private StoreCommit Next()
    {
        var key = new AggregateKey("", AggregateKinds.Incident, $"{++_id:x16}");
        var at = DateTimeOffset.UnixEpoch.AddSeconds(_id);
        var first = EventChain.Hash("", key, 1, at, "declared", "engine", _data);
        var second = EventChain.Hash(first, key, 2, at, "escalated", "engine", _data);
        return new StoreCommit
        {
            Aggregates =
            [
                new AggregateWrite
                {
                    Key = key,
                    ExpectedVersion = 0,
                    DueAt = at,
                    DecidedAt = at,
                    Snapshot = _snapshot,
                    Events =
                    [
                        new StoredEvent { Sequence = 1, At = at, Kind = "declared", Actor = "engine", Data = _data, Hash = first },
                        new StoredEvent { Sequence = 2, At = at, Kind = "escalated", Actor = "engine", Data = _data, Hash = second },
                    ],
                    Index = new AggregateIndex { Open = true, Number = _id },
                },
            ],
            Messages =
            [
                new OutboxMessage
                {
                    Key = new OutboxKey(key, 2, 0),
                    Type = "notification",
                    IdempotencyKey = key.Id,
                    NotBefore = at,
                    Payload = _payload,
                },
            ],
        };
    }
}
