using IncidentKit.Expressions;

namespace IncidentKit.Classification;

/// <summary>What keeps a classification from being certain: names that rules needed and the report lacks, and rules that failed.</summary>
internal struct Doubts
{
    private List<string>? _missing;
    private List<string>? _problems;

    public readonly bool Some => _missing is not null || _problems is not null;

    public readonly IReadOnlyList<string> Missing => _missing ?? (IReadOnlyList<string>)[];

    public readonly IReadOnlyList<string> Problems => _problems ?? (IReadOnlyList<string>)[];

    /// <summary>Notes why a rule did not answer; one that answered false leaves no doubt.</summary>
    public void Add(CompiledRule rule, in ExpressionResult result)
    {
        if (result.Error is { } error)
        {
            (_problems ??= []).Add($"{rule.Rule.Name}: {error.Message}");
            return;
        }

        if (!result.IsMissing)
            return;
        _missing ??= [];
        foreach (var path in result.Missing)
        {
            if (!_missing.Contains(path))
                _missing.Add(path);
        }
    }
}
