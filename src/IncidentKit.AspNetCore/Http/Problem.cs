using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;

namespace IncidentKit.AspNetCore.Http;

/// <summary>Answers with a problem.</summary>
internal static class Problem
{
    public static Task WriteAsync(HttpContext context, int status, string code, string detail, IReadOnlyDictionary<string, string[]>? errors = null)
    {
        context.Response.StatusCode = status;
        var body = new ProblemBody(ReasonPhrases.GetReasonPhrase(status), status, detail, code, errors is { Count: > 0 } ? errors : null);
        return context.Response.WriteAsJsonAsync(body, ReceiverJsonContext.Default.ProblemBody, "application/problem+json", context.RequestAborted);
    }
}
