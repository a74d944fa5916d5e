using IncidentKit.Expressions;
using IncidentKit.Policies;

namespace IncidentKit.Classification;

/// <summary>A severity, and why.</summary>
public sealed class ClassificationResult
{
    /// <summary>The <see cref="Rule"/> of a report that no rule matched.</summary>
    public const string Otherwise = "otherwise";

    private readonly SeverityClassifier _classifier;
    private readonly CompiledRule? _match;
    private readonly IncidentReport _report;
    private readonly DateTimeOffset _now;

    internal ClassificationResult(SeverityClassifier classifier, CompiledRule? match, IncidentReport report, DateTimeOffset now)
    {
        _classifier = classifier;
        _match = match;
        _report = report;
        _now = now;
    }

    /// <summary>The severity, as the policy spells it.</summary>
    public required string Severity { get; init; }

    /// <summary>The rule that matched, or <see cref="Otherwise"/>.</summary>
    public required string Rule { get; init; }

    /// <summary>What that rule says; <see cref="Severity"/> is graver where <see cref="RaisedBy"/> tells why.</summary>
    public required string RuleSeverity { get; init; }

    /// <summary>The times within which an incident of <see cref="Severity"/> must reach its points.</summary>
    public required SeverityTargets Targets { get; init; }

    /// <summary>The floor that was given, as the policy spells it; <see langword="null"/> for none.</summary>
    public string? Floor { get; init; }

    /// <summary>What lifted the severity above <see cref="RuleSeverity"/>.</summary>
    public SeverityRaise RaisedBy { get; init; }

    /// <summary>Whether a rule above the one that matched could not be answered, so that somebody must confirm the severity.</summary>
    public bool Provisional { get; init; }

    /// <summary>The names that such rules needed and the report lacks, in the order in which they were met.</summary>
    public IReadOnlyList<string> Missing { get; init; } = [];

    /// <summary>Rules that could not be evaluated, as one that compares a text with a number, and why.</summary>
    public IReadOnlyList<string> Problems { get; init; } = [];

    /// <summary>What the deciding rule looked at, by path; <see langword="null"/> for what is missing. After <see cref="Otherwise"/>: what all rules looked at.</summary>
    /// <remarks>Read when it is asked for.</remarks>
    public IReadOnlyDictionary<string, object?> Values
    {
        get
        {
            var values = new Dictionary<string, object?>(StringComparer.Ordinal);
            var scope = ReportScope.Rent(_report, _classifier.Policy, _now);
            foreach (var rule in _match is null ? _classifier.Rules : [_match])
            {
                foreach (var name in rule.Condition.Names)
                    values.TryAdd(name.Path, name.Path == "labels" ? Labels() : Read(scope, name));
            }

            scope.Return();
            return values;
        }
    }

    // The scope itself stands for the labels while rules are evaluated; it does not outlive them.
    private Dictionary<string, object?> Labels() => _report.Labels.ToDictionary(label => label.Key, label => (object?)label.Value, StringComparer.Ordinal);

    private static object? Read(ReportScope scope, in ExpressionName name)
    {
        if (!scope.TryGetValue(name.Root, out var value))
            return null;
        foreach (var member in name.Members)
        {
            if (!value.TryGetMember(member, out value))
                return null;
        }

        return value.ToObject();
    }
}
