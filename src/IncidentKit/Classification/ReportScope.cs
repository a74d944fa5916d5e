using IncidentKit.Classification.Index;
using IncidentKit.Expressions;
using IncidentKit.Policies;

namespace IncidentKit.Classification;

/// <summary>A report as rules see it. What it lacks is missing, so that a rule over it is unknown.</summary>
/// <remarks>Not safe for concurrent use.</remarks>
internal sealed class ReportScope : TypedExpressionScope, IExpressionObject
{
    /// <summary>The fields of a report, by their places in <see cref="Read"/>.</summary>
    public static readonly ExpressionLayout Fields = new(
        "category", "impact", "users_affected_percent", "has_workaround", "scope", "data_at_risk", "security", "title", "description",
        "user_impact", "affected_systems", "affected_tenants", "labels");

    private static readonly string[] Scopes = ["complete", "partial", "single", "none"];

    // One for each thread is kept, so that classifying allocates nothing but its result.
    [ThreadStatic]
    private static ReportScope? _ofThread;

    private bool _inUse;

    private int[] _cells = [];
    private IncidentReport _report = null!;
    private DateTimeOffset _now;
    private string? _category;
    private string? _impact;
    private string? _scope;

    private ReportScope()
        : base(Fields)
    {
    }

    public override DateTimeOffset Now => _now;

    /// <summary>A scope over a report, to be given back by <see cref="Return"/>.</summary>
    public static ReportScope Rent(IncidentReport report, Policy policy, DateTimeOffset now)
    {
        // A function of the host may classify another report meanwhile.
        if (_ofThread is not { _inUse: false } scope)
            _ofThread = scope = new ReportScope();
        scope._inUse = true;
        scope._report = report;
        scope._now = now;
        scope._category = Spelled(report.Category, policy.Categories);
        scope._impact = Spelled(report.Impact, policy.Impacts);
        scope._scope = ScopeOf(report.Scope, policy);
        return scope;
    }

    public void Return()
    {
        _report = null!;
        _category = _impact = _scope = null;
        _inUse = false;
    }

    /// <summary>Memory for the cells of an index's terms, none of them computed.</summary>
    public Span<int> Cells(int count)
    {
        if (_cells.Length < count)
            _cells = new int[count];
        var cells = _cells.AsSpan(0, count);
        cells.Fill(Term.NotComputed);
        return cells;
    }

    public static bool IsNumber(int place) => Fields.Names[place] is "users_affected_percent";

    public static bool IsFlag(int place) => Fields.Names[place] is "has_workaround" or "data_at_risk" or "security";

    public static bool IsText(int place) => Fields.Names[place] is "category" or "impact" or "scope" or "title" or "description" or "user_impact";

    public override ExpressionValue Read(int place) => place switch
    {
        0 => Text(_category),
        1 => Text(_impact),
        2 => _report.UsersAffectedPercent is { } percent ? ExpressionValue.FromNumber(percent) : default,
        3 => Flag(_report.HasWorkaround),
        4 => Text(_scope),
        5 => Flag(_report.DataAtRisk),
        6 => Flag(_report.Security),
        7 => Text(_report.Title),
        8 => Text(_report.Description),
        9 => Text(_report.UserImpact),
        10 => ExpressionValue.FromList(_report.AffectedSystems),
        11 => ExpressionValue.FromList(_report.AffectedTenants),
        12 => ExpressionValue.FromObject(this),
        _ => default,
    };

    /// <summary>A label: the report's only member with members.</summary>
    public bool TryGetMember(string name, out ExpressionValue value)
    {
        value = _report.Labels.TryGetValue(name, out var label) ? ExpressionValue.FromText(label) : default;
        return !value.IsMissing;
    }

    /// <summary>The scope as rules spell it. A word that neither the list nor a rule knows says nothing, and must not look like a small matter.</summary>
    private static string? ScopeOf(string? word, Policy policy)
    {
        if (word is null)
            return null;
        foreach (var known in Scopes)
        {
            if (string.Equals(known, word, StringComparison.Ordinal))
                return known;
        }

        return FoldedScopeOf(word, policy);
    }

    private static string? FoldedScopeOf(string word, Policy policy)
    {
        foreach (var known in Scopes)
        {
            if (FoldedName.Same(known, word))
                return known;
        }

        for (var i = 0; i < policy.Classification.Count; i++)
        {
            if (policy.Classification[i].When.Contains(word, StringComparison.Ordinal))
                return word;
        }

        return null;
    }

    /// <summary>The word as the policy spells it; one that is in no list stays as it is.</summary>
    private static string? Spelled(string? word, IReadOnlyList<string> words)
    {
        if (word is null)
            return null;
        for (var i = 0; i < words.Count; i++)
        {
            if (string.Equals(words[i], word, StringComparison.Ordinal))
                return words[i];
        }

        // By index, as above: the enumerator of an interface would be an allocation.
        for (var i = 0; i < words.Count; i++)
        {
            if (FoldedName.Same(words[i], word))
                return words[i];
        }

        return word;
    }

    private static ExpressionValue Text(string? text) => text is null ? default : ExpressionValue.FromText(text);

    private static ExpressionValue Flag(bool? flag) => flag is { } value ? ExpressionValue.FromBoolean(value) : default;
}
