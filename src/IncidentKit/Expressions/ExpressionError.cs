using System.Globalization;
using System.Text;

namespace IncidentKit.Expressions;

/// <summary>What is wrong with an expression or a template, and where.</summary>
public sealed record ExpressionError
{
    /// <summary>What is wrong and what would be right, in one line.</summary>
    /// <value>What it quotes of the text or the data stands in it with line breaks and other control characters escaped.</value>
    public required string Message
    {
        get;
        init => field = OneLine(value);
    }

    /// <summary>The place in the text that was parsed.</summary>
    /// <value>Counted from 1, in UTF-16 units; in a template it counts from the template's beginning.</value>
    public required int Position { get; init; }

    /// <summary>The error as <c>position: message</c>.</summary>
    /// <returns>One line without a line break at its end.</returns>
    public override string ToString() => $"{Position}: {Message}";

    private static string OneLine(string message)
    {
        if (!message.AsSpan().ContainsAnyInRange('\0', '\u001F') && !message.AsSpan().ContainsAny('\u007F', '\u2028', '\u2029'))
            return message;
        var line = new StringBuilder(message.Length + 8);
        foreach (var c in message)
        {
            if (c is < ' ' or '\u007F' or '\u2028' or '\u2029')
                line.Append(CultureInfo.InvariantCulture, $"\\u{(int)c:X4}");
            else
                line.Append(c);
        }

        return line.ToString();
    }
}
