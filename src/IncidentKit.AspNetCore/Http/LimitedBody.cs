using Microsoft.AspNetCore.Http;

namespace IncidentKit.AspNetCore.Http;

/// <summary>Reads a body up to a size, whatever its length is said to be.</summary>
internal static class LimitedBody
{
    private const int FirstBytes = 4096;

    /// <summary>The body; <see langword="null"/> where it is larger than <paramref name="maxBytes"/>.</summary>
    public static async ValueTask<ReadOnlyMemory<byte>?> ReadAsync(HttpRequest request, int maxBytes, CancellationToken cancellationToken)
    {
        if (request.ContentLength > maxBytes)
            return null;

        // One byte more than may come, to see the end, or that there is more.
        var buffer = new byte[(int)Math.Min(maxBytes, request.ContentLength ?? FirstBytes) + 1];
        int filled = 0;
        while (true)
        {
            int read = await request.Body.ReadAsync(buffer.AsMemory(filled), cancellationToken).ConfigureAwait(false);
            if (read == 0)
                return buffer.AsMemory(0, filled);
            filled += read;
            if (filled > maxBytes)
                return null;
            if (filled == buffer.Length)
                Array.Resize(ref buffer, Math.Min(maxBytes + 1, buffer.Length * 2));
        }
    }
}
