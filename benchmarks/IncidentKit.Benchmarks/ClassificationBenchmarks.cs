using BenchmarkDotNet.Attributes;
using IncidentKit.Classification;

namespace IncidentKit.Benchmarks;

/// <summary>Classifying a report that every rule has to be asked about, against delegates written by hand that produce the same result object.</summary>
[MemoryDiagnoser]
public class ClassificationBenchmarks
{
    private RuleSet _rules = null!;

    /// <summary>How many rules, and of what form.</summary>
    [Params("10 conjunctions", "100 conjunctions", "1000 conjunctions", "100 of other forms")]
    public string Rules { get; set; } = "";

    [GlobalSetup]
    public void Setup()
    {
        var count = int.Parse(Rules.Split(' ')[0], System.Globalization.CultureInfo.InvariantCulture);
        _rules = Rules.EndsWith("conjunctions", StringComparison.Ordinal) ? RuleSet.Conjunctions(count) : RuleSet.OtherForms(count);
        if (_rules.Classify().Rule != _rules.ByHand().Rule || _rules.Classify().Rule != ClassificationResult.Otherwise || _rules.Classify().Provisional)
            throw new InvalidOperationException("The two disagree, or a rule matched: the figures would compare unlike things.");
    }

    [Benchmark(Baseline = true)]
    public object Delegates() => _rules.ByHand();

    [Benchmark]
    public object Classifier() => _rules.Classify();
}
