using FsCheck;
using FsCheck.Fluent;
using IncidentKit.Expressions;

namespace IncidentKit.Tests.Expressions;

/// <summary>Three-valued logic: missing values make unknown answers, the same in either order.</summary>
public sealed class UnknownTests
{
    private static readonly ExpressionScope Scope = Scopes.Of(("t", true), ("f", false), ("one", 1L), ("text", "a"), ("nothing", null), ("list", new List<object?> { 1L, "a" }));

    private static readonly string[] Atoms = ["t", "f", "missing", "other", "nothing", "one == 1", "missing > 1", "text == missing", "missing == null", "one in (missing, 1)", "text in (missing, 'b')"];

    [Fact]
    public void Missing_of_a_known_result_is_empty()
    {
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(2000), Prop.ForAll(Conditions(), text =>
        {
            var result = Scopes.Parse(text).EvaluateCondition(Scope);
            return result.Succeeded && result.IsMissing == (result.Missing.Count > 0);
        }));
    }

    [Fact]
    public void And_and_or_give_the_same_in_either_order()
    {
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(2000), Prop.ForAll(Conditions(), Conditions(), (a, b) =>
            Answer($"({a}) and ({b})") == Answer($"({b}) and ({a})") && Answer($"({a}) or ({b})") == Answer($"({b}) or ({a})")));
    }

    [Fact]
    public void Negation_follows_de_Morgan()
    {
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(2000), Prop.ForAll(Conditions(), Conditions(), (a, b) =>
            Answer($"not (({a}) and ({b}))") == Answer($"not ({a}) or not ({b})") && Answer($"not not ({a})") == Answer(a)));
    }

    [Fact]
    public void Equality_gives_the_same_in_either_order()
    {
        string[] operands = ["1", "1.0", "'1'", "true", "null", "missing", "nothing", "list", "(1, 'a')", "now()", "duration('1s')"];
        foreach (var a in operands)
        {
            foreach (var b in operands)
            {
                Assert.Equal(Answer($"{a} == {b}"), Answer($"{b} == {a}"));
                Assert.Equal(Answer($"{a} != {b}"), Answer($"not {a} == {b}"));
            }
        }
    }

    [Fact]
    public void Known_answer_forgets_what_was_missing_on_the_way()
    {
        Assert.Equal(["b"], Scopes.Evaluate("(a > 1 and f) or b", ("f", false)).Missing);
        Assert.Equal(["b"], Scopes.Evaluate("(a ?? 1) > b").Missing);
        Assert.Equal(["b"], Scopes.Evaluate("a == null and b == 1").Missing);
        Assert.Equal(["b"], Scopes.Evaluate("1 in (a, 1) and b == 1").Missing);
        Assert.Equal(["a"], Scopes.Evaluate("a > 1 and a > 2 or a > 3").Missing);
    }

    [Fact]
    public void Missing_names_are_all_given_however_many()
    {
        var names = Enumerable.Range(0, 100).Select(i => $"n{i}").ToArray();
        Assert.Equal(names, Scopes.Evaluate(string.Join(" and ", names)).Missing);
        Assert.Equal(["last"], Scopes.Evaluate($"({string.Join(" and ", names)} and f) or last", ("f", false)).Missing);
    }

    private static string Answer(string text)
    {
        var result = Scopes.Parse(text).EvaluateCondition(Scope);
        return result.Error?.Message ?? (result.IsMissing ? "unknown" : result.Value.ToString());
    }

    private static Arbitrary<string> Conditions() => Gen.Sized(Condition).ToArbitrary();

    private static Gen<string> Condition(int size)
    {
        var atom = Gen.Elements(Atoms);
        if (size <= 1)
            return atom;
        var part = Condition(Math.Min(size, 16) / 3);
        return Gen.OneOf(
            atom,
            part.Select(a => $"not ({a})"),
            part.Zip(part).Select(pair => $"({pair.Item1}) and ({pair.Item2})"),
            part.Zip(part).Select(pair => $"({pair.Item1}) or ({pair.Item2})"),
            part.Zip(part).Select(pair => $"(({pair.Item1}) ?? ({pair.Item2}))"));
    }
}
