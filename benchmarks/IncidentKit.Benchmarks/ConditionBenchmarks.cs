using BenchmarkDotNet.Attributes;
using IncidentKit.Expressions;

namespace IncidentKit.Benchmarks;

/// <summary>A typical condition of a policy, against the same condition written by hand as a delegate that produces the same result object.</summary>
[MemoryDiagnoser]
public class ConditionBenchmarks
{
    private const string Text = "users_affected_percent > 50 and not has_workaround";

    private readonly Expression _expression = Expression.ParseCondition(Text, ExpressionFunctions.Standard, Report.Fields).Expression!;
    private readonly Expression _byName = Expression.ParseCondition(Text).Expression!;
    private readonly Report _report = new();

    [Benchmark(Baseline = true)]
    public ExpressionResult Delegate() => Report.Decide(_report);

    [Benchmark]
    public ExpressionResult Evaluated() => _expression.EvaluateCondition(_report);

    [Benchmark]
    public ExpressionResult EvaluatedByName() => _byName.EvaluateCondition(_report);

    [Benchmark]
    public object? Parsed() => Expression.ParseCondition(Text).Expression;

    [Benchmark]
    public object? ParsedForLayout() => Expression.ParseCondition(Text, ExpressionFunctions.Standard, Report.Fields).Expression;

    private sealed class Report() : TypedExpressionScope(Fields)
    {
        public static readonly ExpressionLayout Fields = new("users_affected_percent", "has_workaround");

        public static readonly Func<Report, ExpressionResult> Decide =
            static report => new ExpressionResult(report._percent > 50 && !report._workaround);

        private readonly double _percent = 63;
        private readonly bool _workaround = Environment.ProcessorCount == 0;

        public override DateTimeOffset Now => default;

        public override ExpressionValue Read(int place) => place switch
        {
            0 => ExpressionValue.FromNumber(_percent),
            1 => ExpressionValue.FromBoolean(_workaround),
            _ => default,
        };
    }
}
