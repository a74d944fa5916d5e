using System.Globalization;
using System.Text;
using IncidentKit.Notifications;

namespace IncidentKit.Notifiers.Console;

/// <summary>A notification as a person reads it on a terminal: one line, and the message indented below it.</summary>
internal static class ConsoleBlock
{
    public static string Of(Notification notification)
    {
        var block = new StringBuilder();
        block.Append(notification.At.UtcDateTime.ToString("yyyy-MM-dd HH:mm:ss'Z'", CultureInfo.InvariantCulture))
            .Append("  ").Append(Words(notification.Kind))
            .Append("  ");
        AppendLine(block, notification.IncidentNumber);
        block.Append("  ");
        AppendLine(block, notification.Severity);
        block.Append("  ").Append(notification.Status).Append("  -> ");
        AppendLine(block, notification.Target);
        if (notification.Person is { } person)
        {
            block.Append(" (");
            AppendLine(block, person);
            block.Append(')');
        }

        block.Append(": ");
        AppendLine(block, notification.Subject);
        AppendAttempt(block, notification);
        block.Append('\n');
        AppendText(block, notification.Text);
        return block.ToString();
    }

    private static string Words(NotificationKind kind) => kind switch
    {
        NotificationKind.Page => "PAGE",
        NotificationKind.Notice => "notice",
        NotificationKind.Reminder => "reminder",
        NotificationKind.ApprovalRequest => "approval request",
        NotificationKind.StatusUpdate => "status update",
        NotificationKind.SignalChange => "signal change",
        _ => kind.ToString(),
    };

    private static void AppendAttempt(StringBuilder block, Notification notification)
    {
        if (notification.Attempt > 1)
            block.Append(" [attempt ").Append(notification.Attempt).Append(']');
        if (notification.PossibleDuplicate)
            block.Append(" [may be a repeat]");
    }

    private static void AppendText(StringBuilder block, string text)
    {
        foreach (ReadOnlySpan<char> line in text.AsSpan().Trim().EnumerateLines())
        {
            if (line.IsEmpty)
                continue;
            block.Append("    ");
            AppendLine(block, line);
            block.Append('\n');
        }
    }

    // An alert's text comes from outside: an escape sequence in it must not reach the terminal, nor a bidi mark turn the line around.
    private static void AppendLine(StringBuilder block, ReadOnlySpan<char> text)
    {
        foreach (char c in text)
        {
            if (c is '\t' or '\n' or '\r')
                block.Append(' ');
            else
                block.Append(IsHarmless(c) ? c : '\uFFFD');
        }
    }

    private static bool IsHarmless(char c) =>
        !char.IsControl(c) && c is not ('\u061C' or '\u200E' or '\u200F' or (>= '\u2028' and <= '\u202E') or (>= '\u2066' and <= '\u2069'));
}
