using System.Runtime.CompilerServices;
using IncidentKit.Storage;

namespace IncidentKit.Testing.Conformance;

/// <summary>What a case expects, in words that say what was found instead.</summary>
internal static class Expect
{
    public static void True(bool condition, string rule)
    {
        if (!condition)
            throw new StoreConformanceException($"Expected: {rule}.");
    }

    public static void Equal<T>(T expected, T actual, [CallerArgumentExpression(nameof(actual))] string what = "")
    {
        if (!EqualityComparer<T>.Default.Equals(expected, actual))
            throw new StoreConformanceException($"Expected {what} to be '{expected}', found '{actual}'.");
    }

    public static void Sequence<T>(IEnumerable<T> expected, IEnumerable<T> actual, [CallerArgumentExpression(nameof(actual))] string what = "")
    {
        var (left, right) = (expected.ToList(), actual.ToList());
        if (!left.SequenceEqual(right))
            throw new StoreConformanceException($"Expected {what} to be [{string.Join(", ", left)}], found [{string.Join(", ", right)}].");
    }

    public static void Bytes(ReadOnlyMemory<byte> expected, ReadOnlyMemory<byte> actual, string what)
    {
        if (!expected.Span.SequenceEqual(actual.Span))
            throw new StoreConformanceException($"Expected the bytes of {what} as they were given ({expected.Length} bytes), found {actual.Length} bytes that differ at {expected.Span.CommonPrefixLength(actual.Span)}.");
    }

    public static void Outcome(CommitOutcome expected, CommitResult actual)
    {
        Equal(expected, actual.Outcome, "the outcome of the commit");
        if (expected is CommitOutcome.Committed)
            Equal("", actual.Conflict, "the conflict of a commit that landed");
        else
            True(actual.Conflict.Length > 0, "a result that says what stood against the commit");
    }

    public static T NotNull<T>(T? value, [CallerArgumentExpression(nameof(value))] string what = "")
        where T : class =>
        value ?? throw new StoreConformanceException($"Expected {what}, found nothing.");

    public static async Task ThrowsAsync<T>(Func<Task> work, string rule)
        where T : Exception
    {
        try
        {
            await work().ConfigureAwait(false);
        }
        catch (T)
        {
            return;
        }
        catch (Exception exception) when (exception is not StoreConformanceException)
        {
            throw new StoreConformanceException($"Expected {typeof(T).Name} ({rule}), found {exception.GetType().Name}: {exception.Message}", exception);
        }

        throw new StoreConformanceException($"Expected {typeof(T).Name} ({rule}), but the call succeeded.");
    }

    /// <summary>Two rows with everything the same, bytes by their content.</summary>
    public static void Same(AggregateRow expected, AggregateRow actual)
    {
        Bytes(expected.Snapshot, actual.Snapshot, $"the snapshot of {expected.Key}");
        Equal(expected, actual with { Snapshot = expected.Snapshot }, $"the row {expected.Key}");
    }

    /// <summary>Two events with everything the same, bytes by their content.</summary>
    public static void Same(StoredEvent expected, StoredEvent actual)
    {
        Bytes(expected.Data, actual.Data, $"event {expected.Sequence}");
        Equal(expected, actual with { Data = expected.Data }, $"event {expected.Sequence}");
    }

    /// <summary>Two alerts with everything the same, bytes by their content.</summary>
    public static void Same(Occurrence expected, Occurrence actual)
    {
        Bytes(expected.Data, actual.Data, $"alert {expected.Fingerprint}");
        Equal(expected, actual with { Data = expected.Data }, $"alert {expected.Fingerprint}");
    }

    /// <summary>Two messages with everything the same, bytes by their content.</summary>
    public static void Same(OutboxMessage expected, OutboxMessage actual)
    {
        Bytes(expected.Payload, actual.Payload, $"message {expected.IdempotencyKey}");
        Equal(expected, actual with { Payload = expected.Payload }, $"message {expected.IdempotencyKey}");
    }
}
