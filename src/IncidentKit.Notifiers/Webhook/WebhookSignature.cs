using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace IncidentKit.Notifiers.Webhook;

/// <summary>Signs a body so that the receiver knows who sent it, and when: <c>t=SECONDS,v1=HEX</c> over <c>SECONDS.BODY</c>.</summary>
internal static class WebhookSignature
{
    public static string Of(ReadOnlySpan<byte> body, byte[] secret, DateTimeOffset now)
    {
        string seconds = now.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
        using var hmac = IncrementalHash.CreateHMAC(HashAlgorithmName.SHA256, secret);
        hmac.AppendData(Encoding.ASCII.GetBytes(seconds + "."));
        hmac.AppendData(body);
        return $"t={seconds},v1={Convert.ToHexStringLower(hmac.GetHashAndReset())}";
    }
}
