using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace IncidentKit.Engine;

/// <summary>How long to wait before the next attempt: twice as long each time, with jitter that is fixed by the key, so that a replay waits the same.</summary>
internal static class Backoff
{
    private static readonly TimeSpan First = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(5);

    /// <summary>The wait after an attempt.</summary>
    /// <param name="attempt">The attempt that failed, from 1.</param>
    /// <param name="key">What is tried.</param>
    /// <param name="wanted">How long the receiver wants to be left alone.</param>
    /// <returns>The wait.</returns>
    public static TimeSpan Of(int attempt, string key, TimeSpan? wanted)
    {
        var plain = First * Math.Pow(2, Math.Clamp(attempt - 1, 0, 16));
        if (plain > Longest)
            plain = Longest;
        var hash = SHA256.HashData(Encoding.UTF8.GetBytes($"{key}#{attempt}"));
        var jitter = 0.8 + (0.4 * BinaryPrimitives.ReadUInt32BigEndian(hash) / uint.MaxValue);
        var wait = plain * jitter;
        return wanted is { } longer && longer > wait ? longer : wait;
    }
}
