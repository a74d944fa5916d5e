using System.Globalization;
using System.Text;
using IncidentKit.Expressions;

namespace IncidentKit.Tests.Expressions;

/// <summary>Makes expressions that are nearly right, templates of them, and data for them, all from one number.</summary>
internal sealed class ExpressionFuzz(int seed)
{
    private static readonly string[] Atoms =
    [
        "a", "b.c", "b.c.d", "list", "map", "[x y]", "{z}", "flag", "long", "text", "nan", "self", "foreign", "1", "0", "2.5", ".5", "7.", "9223372036854775807", "0xFF", "0o17", "0b11",
        "1e300", "1e400", "99999999999999999999", "'t'", "\"\\n\"", "'%a\\_'", "'\uD800'", "'\0'", "'{{'", "null", "true", "false", "now", "now()", "#2026-11-20#", "#20:42:00#", "#2026-11-20T01:02:03Z#", "duration('1h')", "()",
    ];

    private static readonly string[] Binary =
    [
        " and ", " or ", "&&", "||", " + ", "-", "*", " / ", "%", "**", " == ", "!=", "<>", " < ", "<=", ">", " >= ", "=", " ?? ", " in ", " not in ", " like ", " not like ", "&", "|", " ^ ", "<<", " >> ",
    ];

    private static readonly string[] Prefixes = ["-", "+", "!", "~", "not ", "--", "!!"];

    private static readonly string[] Functions =
    [
        "abs", "Acos", "asin", "atan", "atan2", "ceiling", "cos", "exp", "floor", "ieeeremainder", "ln", "log", "log10", "max", "MIN", "pow", "round", "sign", "sin", "sqrt", "tan", "truncate", "if", "ifs", "in", "default", "any",
        "all", "matches", "length", "contains", "first", "last", "join", "sort", "unique", "sum", "avg", "upper", "lower", "trim", "starts_with", "ends_with", "replace", "split", "text", "json", "escapelike", "now", "duration_since", "date", "duration", "nosuch",
    ];

    private static readonly string[] Splinters =
        ["(", ")", "[", "]", "{", "}", "{{", "}}", "'", "\"", "\\", "#", "?", ":", ",", ".", "|", "$", "\0", "\uD800", "\uDC00", "é", " ", "\n", "not", "0x", "0b2", "1e", "..", "<<<", "**", ";", "@"];

    private ulong _state = ((ulong)(uint)seed * 0x9E3779B97F4A7C15) | 1;

    public string Expression()
    {
        var text = new StringBuilder();
        Append(text, 1 + Below(4));
        for (var mutations = Below(3) == 0 ? 1 + Below(4) : 0; mutations > 0 && text.Length > 0; mutations--)
            Mutate(text);
        return text.ToString();
    }

    public string Template()
    {
        var text = new StringBuilder();
        for (var parts = 1 + Below(4); parts > 0; parts--)
            text.Append(Pick(["plain ", "{{", "}}", "{ ", "\n", ""])).Append("{{ ").Append(Expression()).Append(Below(12) == 0 ? " }" : " }}");
        return text.ToString();
    }

    public ExpressionScope Scope()
    {
        var values = new Dictionary<string, object?>();
        foreach (var name in (string[])["a", "b", "list", "map", "x y", "z", "flag", "text", "b.c"])
        {
            if (Below(4) != 0)
                values[name] = Value(2);
        }

        var self = new List<object?> { 1L };
        self.Add(self);
        values["self"] = self;
        values["nan"] = double.NaN;
        values["foreign"] = Below(2) == 0 ? new Uri("http://a") : new List<object?> { new Uri("http://a") };
        values["long"] = new string('a', 1 << Below(15));
        return new ExpressionScope(values, Scopes.Now);
    }

    private object? Value(int depth) => Below(depth > 0 ? 12 : 9) switch
    {
        0 => null,
        1 => Below(2) == 0,
        2 => (long)Next(),
        3 => (long)Below(10),
        4 => (Below(2000) - 1000) / 8.0,
        5 => Pick(["", "t", "a%b_", "2026-11-20T00:00:00Z", "1h 30m", "{{ a }}", "\uD800", "\0"]),
        6 => DateTimeOffset.MinValue.AddTicks((long)(Next() % (ulong)DateTimeOffset.MaxValue.UtcTicks)),
        7 => new TimeSpan((long)Next()),
        8 => Below(100),
        9 => Enumerable.Range(0, Below(6)).Select(_ => Value(depth - 1)).ToList(),
        10 => Enumerable.Range(0, Below(6)).Select(_ => (object?)(long)Below(5)).ToList(),
        _ => new Dictionary<string, object?> { ["c"] = Value(depth - 1), ["d"] = Value(depth - 1), ["k\""] = Value(depth - 1) },
    };

    private void Append(StringBuilder text, int depth)
    {
        switch (depth <= 0 ? 0 : Below(10))
        {
            case 0:
                text.Append(Pick(Atoms));
                break;
            case 1:
                text.Append(Pick(Prefixes));
                Append(text, depth - 1);
                break;
            case 2:
                text.Append('(');
                Append(text, depth - 1);
                text.Append(')');
                break;
            case 3 or 4:
                text.Append(Pick(Functions)).Append('(');
                AppendArguments(text, depth);
                break;
            case 5:
                Append(text, depth - 1);
                text.Append(Pick([" | ", "|"])).Append(Pick(Functions));
                if (Below(2) == 0)
                    AppendArguments(text.Append('('), depth);
                break;
            case 6:
                Append(text, depth - 1);
                Append(text.Append(" ? "), depth - 1);
                Append(text.Append(" : "), depth - 1);
                break;
            case 7:
                Append(text, depth - 1);
                text.Append(Pick(["!", ".c", "[0]", "['c']", "[a]", "[1:2]", ".5"]));
                break;
            default:
                Append(text, depth - 1);
                text.Append(Pick(Binary));
                Append(text, depth - 1);
                break;
        }
    }

    private void AppendArguments(StringBuilder text, int depth)
    {
        for (var left = Below(4); left > 0; left--)
        {
            Append(text, depth - 1);
            if (left > 1)
                text.Append(", ");
        }

        text.Append(')');
    }

    private void Mutate(StringBuilder text)
    {
        var at = Below(text.Length);
        switch (Below(5))
        {
            case 0:
                text.Remove(at, Math.Min(1 + Below(3), text.Length - at));
                break;
            case 1:
                text.Insert(at, Pick(Splinters));
                break;
            case 2:
                text[at] = (char)Below(0x10000);
                break;
            case 3:
                text.Insert(at, text.ToString(at, Math.Min(1 + Below(8), text.Length - at)));
                break;
            default:
                text.Insert(at, Below(1000).ToString(CultureInfo.InvariantCulture));
                break;
        }
    }

    private string Pick(string[] from) => from[Below(from.Length)];

    private int Below(int limit) => (int)(Next() >> 33) % limit;

    // SplitMix64.
    private ulong Next()
    {
        _state += 0x9E3779B97F4A7C15;
        var mixed = (_state ^ (_state >> 30)) * 0xBF58476D1CE4E5B9;
        mixed = (mixed ^ (mixed >> 27)) * 0x94D049BB133111EB;
        return mixed ^ (mixed >> 31);
    }
}
