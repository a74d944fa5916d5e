using Microsoft.Extensions.Logging;

namespace IncidentKit.AspNetCore.Alertmanager;

/// <summary>The receiver's log: 7000 to 7099. Never a body, a label or a token.</summary>
internal static partial class Log
{
    [LoggerMessage(7000, LogLevel.Debug, "A message with {Alerts} alerts was taken", EventName = "AlertmanagerMessageTaken")]
    public static partial void Taken(ILogger logger, int alerts);

    [LoggerMessage(7001, LogLevel.Warning, "The receiver of Alertmanager's webhook takes messages from anybody who reaches it; set IncidentKit:Alertmanager:BearerToken", EventName = "AlertmanagerReceiverOpen")]
    public static partial void Open(ILogger logger);

    [LoggerMessage(7002, LogLevel.Warning, "A message was refused with {Status} {Code}: {Detail}", EventName = "AlertmanagerMessageRefused")]
    public static partial void Refused(ILogger logger, int status, string code, string detail);

    [LoggerMessage(7003, LogLevel.Error, "A message could not be kept; Alertmanager will send it again", EventName = "AlertmanagerMessageNotKept")]
    public static partial void NotKept(ILogger logger, Exception exception);
}
