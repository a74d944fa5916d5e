using System.Diagnostics.CodeAnalysis;
using IncidentKit.Expressions.Functions;
using IncidentKit.Expressions.Nodes;

namespace IncidentKit.Expressions.Syntax;

/// <summary>The calls that don't evaluate all of their arguments, or look at one when they are parsed: <c>if</c>, <c>any</c>, <c>matches</c> and others.</summary>
internal static class SpecialForm
{
    private static readonly string[] Names = ["if", "ifs", "in", "default", "any", "all", "matches"];

    /// <summary>Whether the name is one of these; then either the node or what is wrong with the arguments is given.</summary>
    public static bool TryBind(int offset, ReadOnlySpan<char> name, List<Node> arguments, out Node? node, [NotNullWhen(true)] out string? canonical, out string? problem, ref int problemAt)
    {
        node = null;
        problem = null;
        canonical = Canonical(name);
        switch (canonical)
        {
            case "if":
                if ((problem = CountProblem(canonical, arguments.Count, 3, 3)) is null)
                    node = new ConditionalNode(offset, arguments[0], arguments[1], arguments[2]);
                break;
            case "ifs":
                if (arguments.Count < 3 || arguments.Count % 2 == 0)
                    problem = "ifs() takes pairs of condition and value, and the value for when none holds";
                else
                    node = new ChoiceNode(offset, [.. arguments]);
                break;
            case "in":
                if ((problem = CountProblem(canonical, arguments.Count, 2, int.MaxValue)) is null)
                    node = new InNode(offset, arguments[0], [.. arguments.Skip(1)], negated: false);
                break;
            case "default":
                if ((problem = CountProblem(canonical, arguments.Count, 2, 2)) is null)
                    node = new CoalesceNode(offset, arguments[0], arguments[1]);
                break;
            case "any" or "all":
                if ((problem = CountProblem(canonical, arguments.Count, 1, int.MaxValue)) is null)
                    node = Quantifier(offset, arguments, every: canonical == "all");
                break;
            case "matches":
                if ((problem = CountProblem(canonical, arguments.Count, 2, 2)) is null)
                    node = Matches(offset, arguments, out problem, ref problemAt);
                break;
            default:
                return false;
        }

        return true;
    }

    /// <summary>Whether a name, in any case, is one of these.</summary>
    public static bool IsName(ReadOnlySpan<char> name) => Canonical(name) is not null;

    /// <summary>What is wrong with a number of arguments, or null.</summary>
    public static string? CountProblem(string name, int count, int least, int most)
    {
        if (count >= least && count <= most)
            return null;
        var expected = least == most ? $"{least}" : most == int.MaxValue ? $"{least} or more" : $"{least} to {most}";
        return $"{name}() takes {expected} argument{(expected == "1" ? string.Empty : "s")}, found {count}";
    }

    /// <summary>The message about a function that does not exist, with the name that was probably meant.</summary>
    public static string Unknown(ReadOnlySpan<char> name, FunctionTable functions)
    {
        var written = name.Length <= 40 ? name.ToString() : name[..40].ToString() + "…";
        string? nearest = null;
        var least = 3;
        foreach (var known in functions.Names.Concat(Names).Order(StringComparer.Ordinal))
        {
            var distance = Distance(written.ToLowerInvariant(), known);
            if (distance < Math.Min(least, known.Length))
                (nearest, least) = (known, distance);
        }

        return nearest is null ? $"there is no function '{written}'" : $"there is no function '{written}'; did you mean '{nearest}'?";
    }

    /// <summary>Whether the name is a function's but for one letter.</summary>
    public static bool IsNearly(ReadOnlySpan<char> name, FunctionTable functions)
    {
        const int Shortest = 4;
        if (name.Length < Shortest)
            return false;
        var written = name.ToString().ToLowerInvariant();
        return functions.Names.Concat(Names).Any(known => known.Length >= Shortest && Distance(written, known) == 1);
    }

    // Of what is written out, the same as 'or' and 'and': any(a, b) and any((a, b)) are a or b.
    private static ConditionNode Quantifier(int offset, List<Node> arguments, bool every)
    {
        Node[] parts = arguments is [ListNode list] ? list.Elements : [.. arguments];
        if (parts.Length == 1 && arguments[0] is not ListNode)
            return new QuantifierNode(offset, parts[0], every);
        return every ? new AndNode(offset, parts) : new OrNode(offset, parts);
    }

    private static MatchesNode? Matches(int offset, List<Node> arguments, out string? problem, ref int problemAt)
    {
        problemAt = arguments[1].Offset;
        if (arguments[1] is not ConstantNode { Value.Kind: ExpressionValueKind.Text } pattern)
        {
            problem = "the pattern of matches() must be written out as a text; for one that is data use 'like' or contains()";
            return null;
        }

        return MatchPattern.TryCompile(pattern.Value.AsText(), out var regex, out problem) ? new MatchesNode(offset, arguments[0], regex) : null;
    }

    private static string? Canonical(ReadOnlySpan<char> name)
    {
        foreach (var known in Names)
        {
            if (name.Equals(known, StringComparison.OrdinalIgnoreCase))
                return known;
        }

        return null;
    }

    // Levenshtein, one row at a time.
    private static int Distance(string one, string other)
    {
        var row = new int[other.Length + 1];
        for (var j = 0; j < row.Length; j++)
            row[j] = j;
        for (var i = 0; i < one.Length; i++)
        {
            var diagonal = row[0];
            row[0] = i + 1;
            for (var j = 0; j < other.Length; j++)
            {
                var above = row[j + 1];
                row[j + 1] = Math.Min(Math.Min(row[j], above) + 1, diagonal + (one[i] == other[j] ? 0 : 1));
                diagonal = above;
            }
        }

        return row[^1];
    }
}
