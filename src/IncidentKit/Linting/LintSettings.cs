using IncidentKit.Expressions;
using IncidentKit.Policies;

namespace IncidentKit.Linting;

/// <summary>What the linter knows beside the document.</summary>
public sealed record LintSettings
{
    /// <summary>Where it finds the policies and template files that a policy names.</summary>
    /// <value>Default <see langword="null"/>: only built-in packs.</value>
    public IPolicySource? Policies { get; init; }

    /// <summary>What expressions may call.</summary>
    /// <value>Default: the functions of the language.</value>
    public ExpressionFunctions Functions { get; init; } = ExpressionFunctions.Standard;

    /// <summary>The names that the host supplies to a runbook's expressions, beside those that every runbook can read.</summary>
    /// <value>Default <see langword="null"/>: what a host supplies is not known, and no name is doubted for it.</value>
    public IReadOnlyCollection<string>? Roots { get; init; }
}
