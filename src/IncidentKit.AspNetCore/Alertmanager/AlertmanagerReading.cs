using System.Diagnostics.CodeAnalysis;

namespace IncidentKit.AspNetCore.Alertmanager;

/// <summary>What came of reading a body: the message, or why it is none.</summary>
internal sealed record AlertmanagerReading
{
    private static readonly IReadOnlyDictionary<string, string[]> NoErrors = new Dictionary<string, string[]>();

    private AlertmanagerReading(AlertmanagerMessage? message, string code, string detail, IReadOnlyDictionary<string, string[]> errors)
    {
        Message = message;
        Code = code;
        Detail = detail;
        Errors = errors;
    }

    public AlertmanagerMessage? Message { get; }

    /// <summary>The stable word for what is wrong; empty where nothing is.</summary>
    public string Code { get; }

    public string Detail { get; }

    /// <summary>Every fault by its JSON path.</summary>
    public IReadOnlyDictionary<string, string[]> Errors { get; }

    [MemberNotNullWhen(true, nameof(Message))]
    public bool Succeeded => Message is not null;

    public static AlertmanagerReading Of(AlertmanagerMessage message) => new(message, "", "", NoErrors);

    public static AlertmanagerReading Failed(string code, string detail, IReadOnlyDictionary<string, string[]>? errors = null) => new(null, code, detail, errors ?? NoErrors);
}
