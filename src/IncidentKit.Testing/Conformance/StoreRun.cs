using System.Text;
using IncidentKit.Storage;

namespace IncidentKit.Testing.Conformance;

/// <summary>One case at work: its store, its clock, and short words for what cases write.</summary>
internal sealed class StoreRun(IStoreFixture fixture, IIncidentStore store, ManualTimeProvider clock, CancellationToken cancellationToken)
{
    public static DateTimeOffset Start { get; } = new(2026, 3, 29, 0, 59, 59, TimeSpan.Zero);

    public IIncidentStore Store { get; private set; } = store;

    public ManualTimeProvider Clock => clock;

    public CancellationToken Cancellation => cancellationToken;

    public bool Durable => fixture.Durable;

    public static AggregateKey Incident(string id, string tenant = "") => new(tenant, AggregateKinds.Incident, id);

    public static DateTimeOffset At(double minutes) => Start.AddMinutes(minutes);

    public static ReadOnlyMemory<byte> Json(string text) => Encoding.UTF8.GetBytes(text);

    public static AggregateWrite New(AggregateKey key) => new() { Key = key, ExpectedVersion = 0, DecidedAt = Start, Snapshot = Json("{}"), Index = new() { Open = true } };

    /// <summary>Events that continue a chain as the engine writes it.</summary>
    public static IReadOnlyList<StoredEvent> Events(AggregateKey key, long after, string head, params IReadOnlyList<string> data)
    {
        var events = new List<StoredEvent>();
        var (previous, sequence) = (head, after);
        foreach (var text in data)
        {
            sequence++;
            var (at, bytes) = (Start.AddSeconds(sequence), Json(text));
            previous = EventChain.Hash(previous, key, sequence, at, "note_added", "user:ana", bytes.Span);
            events.Add(new() { Sequence = sequence, At = at, Kind = "note_added", Actor = "user:ana", Data = bytes, Hash = previous });
        }

        return events;
    }

    public static OutboxMessage Message(AggregateKey source, long sequence, int ordinal = 0, int lane = 0, double minutes = 0, string group = "") => new()
    {
        Key = new(source, sequence, ordinal),
        Type = "notification",
        IdempotencyKey = $"{source.Id}-{sequence}-{ordinal}",
        CancelGroup = group,
        Lane = lane,
        NotBefore = At(minutes),
        Payload = Json($$"""{"to":"user:ana","n":{{sequence}}}"""),
    };

    public static Occurrence Alert(AggregateKey signal, string fingerprint, string incident, bool firing = true) => new()
    {
        Signal = signal,
        Fingerprint = fingerprint,
        IncidentId = incident,
        Name = "HighErrorRate",
        Firing = firing,
        StartsAt = At(-5),
        EndsAt = firing ? null : At(-1),
        FirstSeenAt = At(-4),
        LastSeenAt = At(0),
        Count = 1,
        Data = Json("{}"),
    };

    public static OutboxSettlement Settled(OutboxRow row, OutboxState state, double? retryMinutes = null) => new()
    {
        Key = row.Message.Key,
        Attempt = row.Attempts,
        State = state,
        NextAttemptAt = retryMinutes is { } minutes ? At(minutes) : null,
    };

    public ValueTask<CommitResult> CommitAsync(StoreCommit commit) => Store.CommitAsync(commit, cancellationToken);

    /// <summary>Commits and expects it to land.</summary>
    public async Task LandAsync(StoreCommit commit) => Expect.Outcome(CommitOutcome.Committed, await CommitAsync(commit).ConfigureAwait(false));

    /// <summary>Writes rows and expects that to land.</summary>
    public Task WriteAsync(params IReadOnlyList<AggregateWrite> writes) => LandAsync(new() { Aggregates = writes });

    /// <summary>Makes a row and messages of it.</summary>
    public Task SendAsync(AggregateKey source, params IReadOnlyList<OutboxMessage> messages) => LandAsync(new() { Aggregates = [New(source)], Messages = messages });

    public Task CancelAsync(AggregateKey source, string group) => LandAsync(new() { Cancellations = [new(source, group)] });

    public Task SettleAsync(params IReadOnlyList<OutboxSettlement> settlements) => LandAsync(new() { Settlements = settlements });

    public async Task<AggregateRow> LoadAsync(AggregateKey key) =>
        Expect.NotNull(await Store.LoadAsync(key, cancellationToken).ConfigureAwait(false), $"the row {key}");

    public async Task<WorkAhead> FindWorkAsync(double minutes, int max = 100) => await Store.FindWorkAsync(At(minutes), max, cancellationToken).ConfigureAwait(false);

    /// <summary>Claims at a minute, for five minutes.</summary>
    public async Task<IReadOnlyList<OutboxRow>> ClaimAsync(double minutes, int max = 100) =>
        await Store.ClaimMessagesAsync(new() { Now = At(minutes), Deadline = At(minutes + 5), Max = max }, cancellationToken).ConfigureAwait(false);

    public async Task<OutboxRow> ReadMessageAsync(OutboxKey key)
    {
        var rows = await Store.ReadMessagesAsync(key.Source, cancellationToken).ConfigureAwait(false);
        return Expect.NotNull(rows.FirstOrDefault(row => row.Message.Key == key), $"the message {key}");
    }

    public async Task ReopenAsync()
    {
        Store = await fixture.ReopenAsync(Store).ConfigureAwait(false);
        await Store.InitializeAsync(cancellationToken).ConfigureAwait(false);
    }
}
