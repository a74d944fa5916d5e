using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace IncidentKit.Runbooks.Runs;

/// <summary>How long to pause before a further attempt. Pure: the jitter comes from the step's key.</summary>
internal static class RetryDelay
{
    /// <param name="retry">The step's rule.</param>
    /// <param name="failures">Attempts that have failed so far, from 1.</param>
    /// <param name="key">The step's idempotency key.</param>
    public static TimeSpan Of(RunbookRetry retry, int failures, string key)
    {
        var first = retry.Delay.TotalMilliseconds;
        var pause = retry.Backoff switch
        {
            RunbookBackoff.Exponential => first * Math.Pow(retry.Factor, failures - 1),
            RunbookBackoff.Linear => first * failures,
            _ => first,
        };
        pause = Math.Min(pause, retry.MaxDelay.TotalMilliseconds);
        return TimeSpan.FromMilliseconds(Math.Round(pause * (1 + (retry.Jitter * Jitter(key, failures)))));
    }

    // From -1 to 1, the same wherever it is computed.
    private static double Jitter(string key, int failures)
    {
        Span<byte> digest = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(Encoding.UTF8.GetBytes($"{key}.a{failures}"), digest);
        return (BinaryPrimitives.ReadUInt32BigEndian(digest) / (double)uint.MaxValue * 2) - 1;
    }
}
