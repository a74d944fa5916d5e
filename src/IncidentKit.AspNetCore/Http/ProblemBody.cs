using System.Text.Json.Serialization;

namespace IncidentKit.AspNetCore.Http;

/// <summary>A problem as in RFC 9457, with a stable code and, for messages, every fault by its path.</summary>
internal sealed record ProblemBody(
    string Title,
    int Status,
    string Detail,
    string Code,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] IReadOnlyDictionary<string, string[]>? Errors);
