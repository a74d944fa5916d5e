using System.Buffers;
using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace IncidentKit.Storage;

/// <summary>The hash chain of a row's events: SHA-256 over the hash before, the row's key, and everything the event says. A changed, missing or reordered event breaks it.</summary>
/// <remarks>Thread safe. The canonical form is length-prefixed, so that no two events have the same bytes.</remarks>
public static class EventChain
{
    /// <summary>Computes the hash of one event.</summary>
    /// <param name="previousHash">The hash of the event before it; empty for the first.</param>
    /// <param name="key">The row the event belongs to.</param>
    /// <param name="sequence">Its position.</param>
    /// <param name="at">When it was decided.</param>
    /// <param name="kind">Its stable name.</param>
    /// <param name="actor">Who caused it.</param>
    /// <param name="data">Its JSON in UTF-8.</param>
    /// <returns>64 lower-case hexadecimal digits.</returns>
    public static string Hash(string previousHash, AggregateKey key, long sequence, DateTimeOffset at, string kind, string actor, ReadOnlySpan<byte> data)
    {
        ArgumentNullException.ThrowIfNull(previousHash);
        ArgumentNullException.ThrowIfNull(kind);
        ArgumentNullException.ThrowIfNull(actor);
        var buffer = new ArrayBufferWriter<byte>(256 + data.Length);
        Append(buffer, previousHash);
        Append(buffer, key.Tenant);
        Append(buffer, key.Kind);
        Append(buffer, key.Id);
        Append(buffer, sequence);
        Append(buffer, at.UtcTicks);
        Append(buffer, kind);
        Append(buffer, actor);
        Append(buffer, data.Length);
        buffer.Write(data);
        Span<byte> digest = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(buffer.WrittenSpan, digest);
        return Convert.ToHexStringLower(digest);
    }

    /// <summary>Finds the first event at which a chain is broken.</summary>
    /// <param name="key">The row.</param>
    /// <param name="events">All its events, in the order of the store.</param>
    /// <param name="head">The hash that the row remembers as the end of its chain.</param>
    /// <returns>The sequence at which it is broken and why; <see langword="null"/> where it holds.</returns>
    public static (long Sequence, string Why)? FindBreak(AggregateKey key, IReadOnlyList<StoredEvent> events, string head)
    {
        ArgumentNullException.ThrowIfNull(events);
        var previous = "";
        long expected = 1;
        foreach (var entry in events)
        {
            if (entry.Sequence != expected)
                return (expected, entry.Sequence > expected ? "the entry is missing" : "the entry stands twice or out of order");
            if (Hash(previous, key, entry.Sequence, entry.At, entry.Kind, entry.Actor, entry.Data.Span) != entry.Hash)
                return (entry.Sequence, "the entry was changed");
            previous = entry.Hash;
            expected++;
        }

        return previous == head ? null : (expected, "entries at the end are missing");
    }

    private static void Append(ArrayBufferWriter<byte> buffer, string text)
    {
        var count = Encoding.UTF8.GetByteCount(text);
        Append(buffer, count);
        Encoding.UTF8.GetBytes(text, buffer.GetSpan(count));
        buffer.Advance(count);
    }

    private static void Append(ArrayBufferWriter<byte> buffer, long number)
    {
        BinaryPrimitives.WriteInt64BigEndian(buffer.GetSpan(sizeof(long)), number);
        buffer.Advance(sizeof(long));
    }
}
