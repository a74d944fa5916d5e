using System.Globalization;

namespace IncidentKit.Yaml;

/// <summary>Lengths of time as people write them: <c>250ms 30s 5m 1.5h 2d 1w</c>, joined as <c>1h30m</c>, and ISO 8601 as <c>PT15M</c>.</summary>
internal static class DurationText
{
    private const string Right = "write it as 250ms, 30s, 5m, 1.5h, 2d or 1w, or as PT15M";

    /// <summary>The longest: ten years.</summary>
    public static TimeSpan Max { get; } = TimeSpan.FromDays(3653);

    /// <summary>Reads a duration.</summary>
    /// <param name="text">The text.</param>
    /// <param name="value">The duration, zero or more.</param>
    /// <param name="error">What is wrong and what would be right, where it can't be read.</param>
    /// <returns>Whether it could be read.</returns>
    public static bool TryParse(string text, out TimeSpan value, out string error)
    {
        var rest = text.AsSpan().Trim();
        value = default;
        if (rest.IsEmpty)
        {
            error = $"a duration is missing; {Right}";
            return false;
        }

        if (rest[0] is 'P' or 'p')
            return TryIso(rest[1..], text, out value, out error);
        decimal ticks = 0;
        var finest = decimal.MaxValue;
        while (!rest.IsEmpty)
        {
            if (!TryNumber(ref rest, out var number))
                return Wrong(text, out error);
            rest = rest.TrimStart();
            var length = 0;
            while (length < rest.Length && char.IsAsciiLetter(rest[length]))
                length++;
            if (length == 0)
            {
                error = $"'{text}' has no unit; {Right}";
                return false;
            }

            // Each unit once, the longest first: '5m1h' is more likely a slip than a wish.
            if (UnitTicks(rest[..length]) is not { } unit || unit >= finest)
                return Wrong(text, out error);
            finest = unit;
            ticks += number * unit;
            rest = rest[length..].TrimStart();
        }

        return TryFinish(text, ticks, out value, out error);
    }

    private static bool TryIso(ReadOnlySpan<char> rest, string text, out TimeSpan value, out string error)
    {
        value = default;
        decimal ticks = 0;
        var finest = decimal.MaxValue;
        var inTime = false;
        if (rest.IsEmpty)
            return Wrong(text, out error);
        while (!rest.IsEmpty)
        {
            if (rest[0] is 'T' or 't' && !inTime && rest.Length > 1)
            {
                inTime = true;
                rest = rest[1..];
            }

            if (!TryNumber(ref rest, out var number) || rest.IsEmpty)
                return Wrong(text, out error);
            decimal? unit = (char.ToUpperInvariant(rest[0]), inTime) switch
            {
                ('W', false) => TimeSpan.TicksPerDay * 7,
                ('D', false) => TimeSpan.TicksPerDay,
                ('H', true) => TimeSpan.TicksPerHour,
                ('M', true) => TimeSpan.TicksPerMinute,
                ('S', true) => TimeSpan.TicksPerSecond,
                _ => null,
            };
            if (unit is null || unit >= finest)
                return Wrong(text, out error);
            finest = unit.Value;
            ticks += number * unit.Value;
            rest = rest[1..];
        }

        return TryFinish(text, ticks, out value, out error);
    }

    private static bool TryNumber(ref ReadOnlySpan<char> rest, out decimal number)
    {
        var length = 0;
        while (length < rest.Length && (char.IsAsciiDigit(rest[length]) || rest[length] == '.'))
            length++;
        number = 0;

        // Twelve characters hold every duration up to the limit, and no product that overflows.
        if (length is 0 or > 12 || !decimal.TryParse(rest[..length], NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out number))
            return false;
        rest = rest[length..];
        return true;
    }

    private static decimal? UnitTicks(ReadOnlySpan<char> unit) => unit switch
    {
        "ms" => TimeSpan.TicksPerMillisecond,
        "s" or "sec" => TimeSpan.TicksPerSecond,
        "m" or "min" => TimeSpan.TicksPerMinute,
        "h" => TimeSpan.TicksPerHour,
        "d" => TimeSpan.TicksPerDay,
        "w" => TimeSpan.TicksPerDay * 7,
        _ => null,
    };

    private static bool TryFinish(string text, decimal ticks, out TimeSpan value, out string error)
    {
        if (ticks > Max.Ticks)
        {
            value = default;
            error = $"'{text}' is longer than ten years";
            return false;
        }

        value = new TimeSpan((long)ticks);
        error = "";
        return true;
    }

    private static bool Wrong(string text, out string error)
    {
        error = $"'{text}' is no duration; {Right}";
        return false;
    }
}
