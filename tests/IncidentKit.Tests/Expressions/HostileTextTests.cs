using FsCheck;
using FsCheck.Fluent;
using IncidentKit.Expressions;

namespace IncidentKit.Tests.Expressions;

/// <summary>Whatever the text, the answer is a value, an unknown or an error, never an exception.</summary>
public sealed class HostileTextTests
{
    private static readonly string[] Tokens =
    [
        "a", "b.c", "list", "map", "[x y]", "{z}", "1", "0", "-1", "2.5", "9223372036854775807", "0xFF", "1e300", "'t'", "\"\\n\"", "'%a_'", "null", "true", "false",
        "and", "or", "not", "in", "like", "&&", "||", "!", "+", "-", "*", "/", "%", "**", "==", "!=", "<>", "<", "<=", ">", ">=", "=", "??", "?", ":", "|", ",", ".",
        "(", ")", "[", "]", "{{", "}}", "{", "}", "upper", "max(", "join", "if(", "ifs(", "default(", "round(", "split(", "replace(", "first(", "duration_since(", "date(", "now()",
        "'", "\"", "\\", "\0", "\uD800", "#", "é", " ", "\n", "list[0]", "map['k']", "text", "contains(", "duration('1h')", "length(", "abs(",
    ];

    private static readonly ExpressionScope Scope = Scopes.Of(
        ("a", 5L), ("b", new Dictionary<string, object?> { ["c"] = "t" }), ("list", new List<object?> { 1L, "x", null, 2.5 }), ("map", new Dictionary<string, object?> { ["k"] = Scopes.Now }),
        ("x y", true), ("text", "{{ a }}"));

    [Fact]
    public void Parse_and_evaluate_never_throw()
    {
        var soup = Gen.Elements(Tokens).ArrayOf().Select(tokens => string.Join(' ', tokens)).ToArbitrary();
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(5_000), Prop.ForAll(soup, text =>
        {
            var parsed = Expression.Parse(text);
            if (parsed.Error is { } error)
                return error.Position >= 1 && error.Position <= text.Length + 1;
            parsed.Expression!.Evaluate(Scope).Value.ToString();
            parsed.Expression.EvaluateCondition(Scope);
            return true;
        }));
    }

    [Fact]
    public void Templates_never_throw()
    {
        var soup = Gen.Elements(Tokens).ArrayOf().Select(string.Concat).ToArbitrary();
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(5_000), Prop.ForAll(soup, text =>
        {
            var parsed = Template.Parse("{{" + text);
            if (parsed.Error is { } error)
                return error.Position >= 1 && error.Position <= text.Length + 3;
            parsed.Template!.Render(Scope);
            return parsed.Template.Evaluate(Scope).Text is not null;
        }));
    }

    [Fact]
    public void Characters_never_throw() =>
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(5_000), Prop.ForAll<string>(text =>
        {
            var parsed = Expression.Parse(text ?? string.Empty);
            parsed.Expression?.Evaluate(Scope);
            Template.Parse(text ?? string.Empty).Template?.Render(Scope);
        }));
}
