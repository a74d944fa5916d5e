using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace IncidentKit.AspNetCore.Alertmanager;

/// <summary>A fingerprint for an alert that came without one: the same labels give the same text, in whatever order they were sent.</summary>
internal static class AlertFingerprint
{
    private const int Bytes = 16;

    public static string Of(IReadOnlyDictionary<string, string> labels)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach ((string name, string value) in labels.OrderBy(label => label.Key, StringComparer.Ordinal))
        {
            Append(hash, name);
            Append(hash, value);
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset().AsSpan(0, Bytes));
    }

    // Each text goes in with its length: otherwise a=bc and ab=c would be one alert.
    private static void Append(IncrementalHash hash, string text)
    {
        byte[] bytes = Encoding.UTF8.GetBytes(text);
        Span<byte> length = stackalloc byte[sizeof(int)];
        BinaryPrimitives.WriteInt32BigEndian(length, bytes.Length);
        hash.AppendData(length);
        hash.AppendData(bytes);
    }
}
