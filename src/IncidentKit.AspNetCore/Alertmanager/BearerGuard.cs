using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.Primitives;

namespace IncidentKit.AspNetCore.Alertmanager;

/// <summary>Compares the presented token with the configured one in a time that tells nothing about either.</summary>
internal sealed class BearerGuard
{
    private const string Scheme = "Bearer ";

    // Hashes have one length, so that not even the token's length shows.
    private readonly byte[]? _expected;

    /// <param name="token">The token; <see langword="null"/> lets everybody in.</param>
    public BearerGuard(string? token) => _expected = token is null ? null : Hash(token);

    public bool Allows(StringValues authorization) =>
        _expected is null
        || (authorization is [{ } header]
            && header.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase)
            && CryptographicOperations.FixedTimeEquals(_expected, Hash(header.AsSpan(Scheme.Length).Trim(' ').ToString())));

    private static byte[] Hash(string token) => SHA256.HashData(Encoding.UTF8.GetBytes(token));
}
