using FsCheck;
using FsCheck.Fluent;
using IncidentKit.Expressions;
using Microsoft.FSharp.Core;

namespace IncidentKit.Tests.Expressions;

/// <summary>100,000 texts that are nearly right, over data of any kind: an answer, an unknown or an error with its place, never an exception.</summary>
public sealed class ExpressionFuzzTests
{
    private static readonly Arbitrary<int> Seeds = Gen.Choose(0, int.MaxValue - 1).ToArbitrary();

    [Fact]
    public void Expressions_give_the_same_answer_twice_and_errors_within_the_text()
    {
        var evaluated = 0;
        Check.One(Cases(70_000, 1), Prop.ForAll(Seeds, seed =>
        {
            var fuzz = new ExpressionFuzz(seed);
            var text = fuzz.Expression();
            var scope = fuzz.Scope();
            var parsed = Expression.Parse(text);
            if (parsed.Error is { } error)
            {
                Assert.True(parsed.Expression is null && Lies(error, text), $"{text} => {error}");
                return true;
            }

            evaluated++;
            var (first, second) = (parsed.Expression!.Evaluate(scope), Expression.Parse(text).Expression!.Evaluate(scope));
            var condition = parsed.Expression.EvaluateCondition(scope);
            Assert.True(parsed.Expression.Names.All(name => name.Offset >= 0 && name.Offset < text.Length)
                && Show(first) == Show(second)
                && (first.Error is null || Lies(first.Error, text))
                && (condition.Error is null || Lies(condition.Error, text))
                && (condition.Error is not null || condition.IsMissing || condition.Value.Kind == ExpressionValueKind.Boolean), $"{text} => {Show(first)}; {Show(second)}; {Show(condition)}");
            return true;
        }));

        // A generator whose texts are never right would find nothing.
        Assert.InRange(evaluated, 20_000, 69_000);
    }

    [Fact]
    public void Templates_give_the_same_text_twice_and_errors_within_the_template()
    {
        var rendered = 0;
        Check.One(Cases(30_000, 2), Prop.ForAll(Seeds, seed =>
        {
            var fuzz = new ExpressionFuzz(seed);
            var text = fuzz.Template();
            var scope = fuzz.Scope();
            var parsed = Template.Parse(text);
            if (parsed.Error is { } error)
            {
                Assert.True(parsed.Template is null && Lies(error, text), $"{text} => {error}");
                return true;
            }

            var (first, second) = (parsed.Template!.Render(scope), parsed.Template.Render(scope));
            rendered += first.Succeeded ? 1 : 0;
            Assert.True(first.Text == second.Text
                && first.Error == second.Error
                && (first.Error is null || Lies(first.Error, text))
                && parsed.Template.Evaluate(scope).Text is not null, $"{text} => {first.Error}; {second.Error}");
            return true;
        }));
        Assert.InRange(rendered, 500, 29_000);
    }

    private static Config Cases(int count, ulong seed) =>
        Config.QuickThrowOnFailure.WithMaxTest(count).WithReplay(FSharpOption<Replay>.Some(new Replay(new Rnd(seed, 1), FSharpOption<int>.None)));

    private static bool Lies(ExpressionError error, string text) =>
        error.Position >= 1 && error.Position <= text.Length + 1 && error.Message.Length > 0 && !error.Message.Contains('\n', StringComparison.Ordinal);

    private static string Show(ExpressionResult result) => $"{result.Value.Kind} {result.Value} {string.Join(',', result.Missing)} {result.Error}";
}
