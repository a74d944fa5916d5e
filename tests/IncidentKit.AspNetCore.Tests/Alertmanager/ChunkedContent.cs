using System.Net;
using System.Net.Http.Headers;

namespace IncidentKit.AspNetCore.Tests.Alertmanager;

/// <summary>JSON whose length is not said.</summary>
internal sealed class ChunkedContent : HttpContent
{
    private readonly byte[] _body;

    public ChunkedContent(byte[] body)
    {
        _body = body;
        Headers.ContentType = new MediaTypeHeaderValue("application/json");
    }

    protected override async Task SerializeToStreamAsync(Stream stream, TransportContext? context)
    {
        foreach (byte[] chunk in _body.Chunk(1000))
            await stream.WriteAsync(chunk);
    }

    protected override bool TryComputeLength(out long length)
    {
        length = 0;
        return false;
    }
}
