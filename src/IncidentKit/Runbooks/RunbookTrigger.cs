using IncidentKit.Expressions;
using IncidentKit.Policies;

namespace IncidentKit.Runbooks;

/// <summary>When a runbook starts by itself. Everything that is named must hold; what is not named holds always.</summary>
public sealed record RunbookTrigger
{
    /// <summary>Names of alerts, <c>*</c> for any text; one must match. Empty: any alert, or none.</summary>
    public IReadOnlyList<string> Alerts { get; init; } = [];

    /// <summary>Severities by name; one must match, ignoring case, spaces, <c>_</c> and <c>-</c>. Empty: any.</summary>
    public IReadOnlyList<string> Severities { get; init; } = [];

    /// <summary>Where each severity stands, for findings that need a policy.</summary>
    internal IReadOnlyList<HostName> SeverityPlaces { get; init; } = [];

    /// <summary>Categories by name; one must match as severities do. Empty: any.</summary>
    public IReadOnlyList<string> Categories { get; init; } = [];

    /// <summary>Labels by name, each with a pattern in which <c>*</c> stands for any text; all must match.</summary>
    public IReadOnlyDictionary<string, string> Labels { get; init; } = new Dictionary<string, string>();

    /// <summary>A condition; one that is unknown does not hold. <see langword="null"/>: always.</summary>
    public Expression? Condition { get; init; }

    /// <summary>The events at which it looks.</summary>
    /// <value><see cref="RunbookTriggerEvent.Opened"/> by default.</value>
    public IReadOnlyList<RunbookTriggerEvent> On { get; init; } = [RunbookTriggerEvent.Opened];

    /// <summary>Whether the runbook starts now.</summary>
    /// <param name="occasion">What has happened.</param>
    /// <returns>Whether everything holds.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="occasion"/> is null.</exception>
    public bool Matches(RunbookOccasion occasion)
    {
        ArgumentNullException.ThrowIfNull(occasion);
        return On.Contains(occasion.Event)
            && (Alerts.Count == 0 || (occasion.AlertName is { } alert && Alerts.Any(pattern => Glob.IsMatch(pattern, alert))))
            && (Severities.Count == 0 || Severities.Any(name => FoldedName.Same(name, occasion.Severity)))
            && (Categories.Count == 0 || (occasion.Category is { } category && Categories.Any(name => FoldedName.Same(name, category))))
            && Labels.All(label => occasion.Labels.TryGetValue(label.Key, out var value) && Glob.IsMatch(label.Value, value))
            && (Condition is null || (occasion.Scope is { } scope && Condition.EvaluateCondition(scope).IsTrue));
    }
}
