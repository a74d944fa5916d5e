using System.Diagnostics.CodeAnalysis;
using System.Text.RegularExpressions;

namespace IncidentKit.Expressions.Syntax;

/// <summary>The regular expressions of <c>matches</c>: made when the expression is parsed, and unable to take long.</summary>
internal static class MatchPattern
{
    private const int MaxLength = 512;

    // How many places the pattern has once its counted repetitions are written out; time and memory of a match grow with it.
    private const int MaxSize = 1000;

    private static readonly TimeSpan Timeout = TimeSpan.FromMilliseconds(250);

    public static bool TryCompile(string pattern, [NotNullWhen(true)] out Regex? regex, [NotNullWhen(false)] out string? problem)
    {
        regex = null;
        problem = null;
        if (pattern.Length > MaxLength)
            problem = $"the pattern is longer than {MaxLength} characters";
        else if (Size(pattern) > MaxSize)
            problem = $"the pattern repeats more than {MaxSize} places; use + or * instead of large counts";
        if (problem is not null)
            return false;
        try
        {
            regex = new Regex(pattern, RegexOptions.NonBacktracking | RegexOptions.CultureInvariant, Timeout);
            return true;
        }
        catch (RegexParseException wrong)
        {
            problem = $"the pattern is no regular expression: {OneLine(wrong.Message)}";
        }
        catch (NotSupportedException)
        {
            problem = "the pattern looks around, refers back or is atomic, which matches() can't do; use classes, groups, alternatives and repetition";
        }

        return false;
    }

    private static string OneLine(string message) => message.ReplaceLineEndings(" ");

    // Counts characters and multiplies by {n} and {n,m}. It need not be exact: a class counts its letters, an escape two.
    private static long Size(string pattern)
    {
        var outer = new Stack<(long Sum, long Last)>();
        var (sum, last) = (0L, 0L);
        for (var i = 0; i < pattern.Length; i++)
        {
            switch (pattern[i])
            {
                case '\\':
                    i++;
                    Take(1);
                    break;
                case '(':
                    outer.Push((sum, last));
                    (sum, last) = (0, 0);
                    break;
                case ')' when outer.Count > 0:
                    var group = Math.Max(1, sum + last);
                    (sum, last) = outer.Pop();
                    Take(group);
                    break;
                case '{' when Count(pattern, i) is { } count:
                    last = Math.Min(last * Math.Max(1, count), int.MaxValue);
                    i = pattern.IndexOf('}', i);
                    break;
                default:
                    Take(1);
                    break;
            }
        }

        while (outer.Count > 0)
        {
            var (outside, before) = outer.Pop();
            sum += outside + before;
        }

        return sum + last;

        void Take(long size)
        {
            sum = Math.Min(sum + last, int.MaxValue);
            last = size;
        }
    }

    // The larger number of {n}, {n,} or {n,m}; null where the brace is a plain character.
    private static long? Count(string pattern, int open)
    {
        var (first, second, at) = (-1L, -1L, open + 1);
        for (; at < pattern.Length && pattern[at] != '}'; at++)
        {
            if (pattern[at] == ',' && first >= 0 && second < 0)
                second = 0;
            else if (!char.IsAsciiDigit(pattern[at]))
                return null;
            else if (second >= 0)
                second = Math.Min((second * 10) + pattern[at] - '0', int.MaxValue);
            else
                first = Math.Min((Math.Max(first, 0) * 10) + pattern[at] - '0', int.MaxValue);
        }

        return at < pattern.Length && first >= 0 ? Math.Max(first, second) : null;
    }
}
