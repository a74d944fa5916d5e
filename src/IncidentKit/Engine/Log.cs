using Microsoft.Extensions.Logging;

namespace IncidentKit.Engine;

/// <summary>What the shell logs. Event ids are never used again: 1000s the worker, 2000s sending, 3000s runbooks, 4000s looking up, 5000s policies.</summary>
internal static partial class Log
{
    [LoggerMessage(1001, LogLevel.Warning, "IncidentKit keeps its data in memory: it is gone when the process ends. Call UseSqlite to keep it.", EventName = "NotDurable")]
    public static partial void NotDurable(ILogger logger);

    [LoggerMessage(1002, LogLevel.Error, "A pass over due work failed; the next one is in {Delay}.", EventName = "PassFailed")]
    public static partial void PassFailed(ILogger logger, TimeSpan delay, Exception exception);

    [LoggerMessage(1003, LogLevel.Error, "Deciding {Aggregate} failed {Failures} times; it is tried again at {RetryAt}.", EventName = "DecisionFailed")]
    public static partial void DecisionFailed(ILogger logger, string aggregate, int failures, DateTimeOffset retryAt, Exception exception);

    [LoggerMessage(2001, LogLevel.Warning, "Sending {Key} by {Notifier} failed on attempt {Attempt}: {Failure}.", EventName = "SendFailed")]
    public static partial void SendFailed(ILogger logger, string key, string notifier, int attempt, string failure);

    [LoggerMessage(2002, LogLevel.Error, "The message {Key} could not be handled; it is tried again.", EventName = "MessageFailed")]
    public static partial void MessageFailed(ILogger logger, string key, Exception exception);

    [LoggerMessage(2003, LogLevel.Warning, "{Kind} to {Target}: {Subject}", EventName = "Notification")]
    public static partial void Notification(ILogger logger, string kind, string target, string subject);

    [LoggerMessage(3001, LogLevel.Warning, "The attempt {AttemptKey} of {Action} failed: {Error}.", EventName = "AttemptFailed")]
    public static partial void AttemptFailed(ILogger logger, string attemptKey, string action, string error);

    [LoggerMessage(3002, LogLevel.Warning, "The result of {AttemptKey} came too late: {Why}.", EventName = "AttemptTooLate")]
    public static partial void AttemptTooLate(ILogger logger, string attemptKey, string why);

    [LoggerMessage(3003, LogLevel.Warning, "The root {Root} could not be read; it counts as missing.", EventName = "RootFailed")]
    public static partial void RootFailed(ILogger logger, string root, Exception exception);

    [LoggerMessage(5001, LogLevel.Critical, "The policy {Source} is wrong. The last good one that the store keeps serves in its place: {Hash}, since {Since}.\n{Findings}", EventName = "LastGoodPolicyServes")]
    public static partial void LastGoodPolicyServes(ILogger logger, string source, string hash, DateTimeOffset since, string findings);

    [LoggerMessage(5002, LogLevel.Error, "The policy {Source} was read at {At} and is wrong. What was read before goes on: {Hash}.\n{Findings}", EventName = "PolicyRefused")]
    public static partial void PolicyRefused(ILogger logger, string source, string hash, DateTimeOffset at, string findings);

    [LoggerMessage(5003, LogLevel.Information, "New incidents begin with what {Source} says now: {Policy}, {Hash}. Changed: {Changes}.", EventName = "PolicyServes")]
    public static partial void PolicyServes(ILogger logger, string source, string policy, string hash, string changes);

    [LoggerMessage(5004, LogLevel.Error, "The policy could not be looked at or kept in the store; it is tried again.", EventName = "PolicyLookFailed")]
    public static partial void PolicyLookFailed(ILogger logger, Exception exception);

    [LoggerMessage(4001, LogLevel.Warning, "Who is on call on {Schedule} could not be found out.", EventName = "OnCallFailed")]
    public static partial void OnCallFailed(ILogger logger, string schedule, Exception exception);
}
