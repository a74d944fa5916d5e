using System.Security.Cryptography;
using System.Text;

namespace IncidentKit.Runbooks.Runs;

/// <summary>The key under which a step's target tells a repetition: the same over retries and recoveries, another for every step and run.</summary>
internal static class IdempotencyKey
{
    private const string Prefix = "ik1.";
    private const int Longest = 200;

    public static string Of(string runId, string path)
    {
        var key = $"{Prefix}{runId}.{path}";
        return key.Length <= Longest ? key : Prefix + Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(key)));
    }
}
