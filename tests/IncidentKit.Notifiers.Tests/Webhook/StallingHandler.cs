using System.IO.Pipelines;
using System.Net;

namespace IncidentKit.Notifiers.Tests.Webhook;

/// <summary>Answers with a status and with a body of which nothing ever comes.</summary>
internal sealed class StallingHandler(HttpStatusCode status) : HttpMessageHandler
{
    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) =>
        Task.FromResult(new HttpResponseMessage(status) { Content = new StreamContent(new Pipe().Reader.AsStream()) });
}
