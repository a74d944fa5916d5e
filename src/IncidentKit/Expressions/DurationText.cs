using System.Buffers;
using System.Globalization;

namespace IncidentKit.Expressions;

/// <summary>Durations as people write and read them: <c>1h 5m</c>.</summary>
internal static class DurationText
{
    private static readonly SearchValues<char> Amount = SearchValues.Create("0123456789.");

    /// <summary>Writes the largest unit and the one below it: <c>2d 3h</c>, <c>1h 5m</c>, <c>45s</c>, <c>250ms</c>, <c>0s</c>.</summary>
    public static void Append(ref TextBuffer buffer, TimeSpan duration)
    {
        var ticks = duration.Ticks < 0 ? 0UL - (ulong)duration.Ticks : (ulong)duration.Ticks;
        if (ticks < TimeSpan.TicksPerMillisecond)
        {
            buffer.Append("0s");
            return;
        }

        if (duration.Ticks < 0)
            buffer.Append("-");
        if (ticks < TimeSpan.TicksPerSecond)
        {
            buffer.AppendFormatted(ticks / TimeSpan.TicksPerMillisecond, default);
            buffer.Append("ms");
            return;
        }

        var seconds = ticks / TimeSpan.TicksPerSecond;
        if (seconds >= 86_400)
            Append(ref buffer, seconds / 86_400, "d", seconds % 86_400 / 3600, "h");
        else if (seconds >= 3600)
            Append(ref buffer, seconds / 3600, "h", seconds % 3600 / 60, "m");
        else if (seconds >= 60)
            Append(ref buffer, seconds / 60, "m", seconds % 60, "s");
        else
            Append(ref buffer, seconds, "s", 0, string.Empty);
    }

    /// <summary>Reads <c>90s</c>, <c>1h 30m</c>, <c>2d</c>, <c>1w</c>, <c>250ms</c>, with an optional minus in front.</summary>
    public static bool TryParse(ReadOnlySpan<char> text, out TimeSpan duration)
    {
        duration = default;
        text = text.Trim();
        var negative = text.StartsWith("-");
        if (negative)
            text = text[1..].TrimStart();
        if (text.IsEmpty)
            return false;
        decimal total = 0;
        while (!text.IsEmpty)
        {
            var digits = text.IndexOfAnyExcept(Amount);
            if (digits <= 0 || digits > 12 || !decimal.TryParse(text[..digits], NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var amount))
                return false;
            text = text[digits..].TrimStart();
            var letters = text.IndexOfAnyExceptInRange('a', 'z');
            if (letters < 0)
                letters = text.Length;
            long unit = text[..letters] switch
            {
                "ms" => TimeSpan.TicksPerMillisecond,
                "s" => TimeSpan.TicksPerSecond,
                "m" => TimeSpan.TicksPerMinute,
                "h" => TimeSpan.TicksPerHour,
                "d" => TimeSpan.TicksPerDay,
                "w" => 7 * TimeSpan.TicksPerDay,
                _ => 0,
            };
            total += amount * unit;
            if (unit == 0 || total > long.MaxValue)
                return false;
            text = text[letters..].TrimStart();
        }

        duration = new TimeSpan(negative ? -(long)total : (long)total);
        return true;
    }

    private static void Append(ref TextBuffer buffer, ulong large, string largeUnit, ulong small, string smallUnit)
    {
        buffer.AppendFormatted(large, default);
        buffer.Append(largeUnit);
        if (small == 0)
            return;
        buffer.Append(" ");
        buffer.AppendFormatted(small, default);
        buffer.Append(smallUnit);
    }
}
