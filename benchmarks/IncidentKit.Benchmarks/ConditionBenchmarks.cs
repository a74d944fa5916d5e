using BenchmarkDotNet.Attributes;
using IncidentKit.Expressions;

namespace IncidentKit.Benchmarks;

/// <summary>A typical condition of a policy, against the same condition written by hand.</summary>
[MemoryDiagnoser]
public class ConditionBenchmarks
{
    private const string Text = "users_affected_percent > 50 and not has_workaround";

    private readonly Expression _expression = Expression.Parse(Text).Expression!;
    private readonly Report _report = new();

    [Benchmark(Baseline = true)]
    public bool Delegate() => Report.Decide(_report);

    [Benchmark]
    public bool Evaluated() => _expression.EvaluateCondition(_report).IsTrue;

    [Benchmark]
    public object? Parsed() => Expression.Parse(Text).Expression;

    private sealed class Report : IExpressionScope
    {
        public static readonly Func<Report, bool> Decide = static report => report._percent > 50 && !report._workaround;

        private readonly double _percent = 63;
        private readonly bool _workaround = Environment.ProcessorCount == 0;

        public DateTimeOffset Now => default;

        public bool TryGetValue(string name, out ExpressionValue value)
        {
            value = name switch
            {
                "users_affected_percent" => ExpressionValue.FromNumber(_percent),
                "has_workaround" => ExpressionValue.FromBoolean(_workaround),
                _ => default,
            };
            return !value.IsMissing;
        }
    }
}
