using System.Collections.ObjectModel;
using IncidentKit.Expressions;

namespace IncidentKit.Policies;

/// <summary>How one organisation handles its incidents: severities, classification, escalation, updates, duties. Data, never code.</summary>
/// <remarks>
/// Immutable and safe for concurrent use. Read one with <see cref="PolicyReader"/>, or build it in code; the names of severities,
/// categories, impacts and roles match ignoring case, spaces, <c>_</c> and <c>-</c>.
/// </remarks>
public sealed record Policy
{
    /// <summary>The policy's name, as <c>adr-0072</c>.</summary>
    public required string Name { get; init; }

    /// <summary>The title for people. Default: the name.</summary>
    public required string Title { get; init; }

    /// <summary>The policy that this one extends; <see langword="null"/> for none. What is read is already merged.</summary>
    public string? Extends { get; init; }

    /// <summary>Who is told when a target resolves to nobody.</summary>
    public IReadOnlyList<Target> Fallback { get; init; } = [];

    /// <summary>Fills <c>role:assignee</c> at declaration; <see langword="null"/> leaves the incident without an owner.</summary>
    public Target? AssignFrom { get; init; }

    /// <summary>Business days, business hours and holidays.</summary>
    public PolicyCalendar Calendar { get; init; } = new();

    /// <summary>The severities, the gravest first; at least one.</summary>
    public required IReadOnlyList<SeverityDefinition> Severities { get; init; }

    /// <summary>The words for a report's category.</summary>
    public IReadOnlyList<string> Categories { get; init; } = [];

    /// <summary>The words for a report's impact.</summary>
    public IReadOnlyList<string> Impacts { get; init; } = [];

    /// <summary>A sender's words as fields of a report; all that match apply, in order.</summary>
    public IReadOnlyList<IntakeRule> Intake { get; init; } = [];

    /// <summary>Report to severity; the first that matches wins.</summary>
    public IReadOnlyList<ClassificationRule> Classification { get; init; } = [];

    /// <summary>The severity where no rule matches.</summary>
    public required string Otherwise { get; init; }

    /// <summary>The least severity of a report that lacks a value which a rule needed and that has no floor; <see langword="null"/> for none.</summary>
    public string? WhenUnknown { get; init; }

    /// <summary>Severity to ladder, by the severity's name as <see cref="Severities"/> spells it.</summary>
    public IReadOnlyDictionary<string, EscalationLadder> Escalation { get; init; } = ReadOnlyDictionary<string, EscalationLadder>.Empty;

    /// <summary>How often whom to tell.</summary>
    public IReadOnlyList<UpdateRule> Updates { get; init; } = [];

    /// <summary>The roles of a response, by name.</summary>
    public IReadOnlyDictionary<string, RoleDefinition> Roles { get; init; } = ReadOnlyDictionary<string, RoleDefinition>.Empty;

    /// <summary>What is owed after an incident.</summary>
    public IReadOnlyList<DutyRule> PostIncident { get; init; } = [];

    /// <summary>What the organisation promises about noticing, and what is to be declared by measurement.</summary>
    public IReadOnlyList<DetectionRule> Detection { get; init; } = [];

    /// <summary>Channels for what is told beside pages. Recorded; this version does not act on it.</summary>
    public IReadOnlyList<RoutingRule> Routing { get; init; } = [];

    /// <summary>The rooms that a response gets.</summary>
    public RoomNaming Rooms { get; init; } = new();

    /// <summary>Checklists by name. Recorded; this version does not act on them.</summary>
    public IReadOnlyDictionary<string, Checklist> Checklists { get; init; } = ReadOnlyDictionary<string, Checklist>.Empty;

    /// <summary>Legal obligations by name. Recorded; this version does not act on them.</summary>
    public IReadOnlyDictionary<string, Obligation> Obligations { get; init; } = ReadOnlyDictionary<string, Obligation>.Empty;

    /// <summary>Who is told at which point of an incident. Recorded; this version does not act on it.</summary>
    public IReadOnlyList<CommunicationRule> Communication { get; init; } = [];

    /// <summary>Reasons to escalate that are no matter of time. Recorded; this version does not act on them.</summary>
    public IReadOnlyList<EscalationTrigger> Triggers { get; init; } = [];

    /// <summary>Reports, reviews, drills and rotations that come again. Recorded; this version does not act on them.</summary>
    public IReadOnlyList<PeriodicRule> Periodic { get; init; } = [];

    /// <summary>What is expected of those who are paged. Recorded; this version does not act on it.</summary>
    public PageExpectation Pages { get; init; } = new();

    /// <summary>Tables for people, by name. Data: nothing acts on them.</summary>
    public IReadOnlyDictionary<string, PolicyTable> Tables { get; init; } = ReadOnlyDictionary<string, PolicyTable>.Empty;

    /// <summary>Message and document templates: name to text, in the template language.</summary>
    public IReadOnlyDictionary<string, string> Templates { get; init; } = ReadOnlyDictionary<string, string>.Empty;

    /// <summary>The ids of the runbooks that this policy may start by itself.</summary>
    public IReadOnlyList<string> Runbooks { get; init; } = [];

    /// <summary>Where ladders and targets start. Default <see cref="EscalationOrigin.Declared"/>.</summary>
    public EscalationOrigin EscalatesFrom { get; init; }

    /// <summary>How long after resolution a matching alert reopens the incident. Default zero. Recorded; this version does not act on it.</summary>
    public TimeSpan MonitorFor { get; init; }

    /// <summary>What happens when the last alert is resolved. Default: the incident is marked, nothing else.</summary>
    public AllAlertsResolved OnAllAlertsResolved { get; init; } = AllAlertsResolved.Mark;

    /// <summary>How long a sprint is; needed where a duration is given in sprints.</summary>
    public TimeSpan? Sprint { get; init; }

    /// <summary>Names under a status, as <c>Monitoring</c> under <see cref="IncidentStatus.Mitigating"/>.</summary>
    public IReadOnlyDictionary<IncidentStatus, IReadOnlyList<string>> SubStatuses { get; init; } = ReadOnlyDictionary<IncidentStatus, IReadOnlyList<string>>.Empty;

    /// <summary>Where it was read from: a file, or such as <c>built-in:adr-0072.yaml</c>. Not part of <see cref="Hash"/>.</summary>
    public string Source { get; init; } = "";

    /// <summary>The functions its expressions may call. Not part of the document nor of <see cref="Hash"/>: the host brings them. Default: those of the language.</summary>
    public ExpressionFunctions Functions { get; init; } = ExpressionFunctions.Standard;

    /// <summary>SHA-256 in lower-case hex over the canonical document of <see cref="PolicyJson"/>; empty for a policy built in code until <see cref="PolicyJson.Hash"/> is stored in it.</summary>
    public string Hash { get; init; } = "";

    /// <summary>The severity of a name or alias, ignoring case, spaces, <c>_</c> and <c>-</c>.</summary>
    /// <param name="name">A name or alias.</param>
    /// <returns>The severity, or <see langword="null"/> where the policy has none of that name.</returns>
    public SeverityDefinition? FindSeverity(string? name)
    {
        if (string.IsNullOrEmpty(name))
            return null;
        foreach (var severity in Severities)
        {
            if (FoldedName.Same(severity.Name, name))
                return severity;
        }

        foreach (var severity in Severities)
        {
            foreach (var alias in severity.Aliases)
            {
                if (FoldedName.Same(alias, name))
                    return severity;
            }
        }

        return null;
    }

    /// <summary>The place of a severity: 0 is the gravest.</summary>
    /// <param name="name">A name or alias of a severity of this policy.</param>
    /// <returns>The rank.</returns>
    /// <exception cref="ArgumentException">The policy has no severity of that name.</exception>
    public int Rank(string name) => SeverityOf(name).Rank;

    /// <summary>The severity of a name or alias; <see cref="FindSeverity"/> where it may be missing.</summary>
    internal SeverityDefinition SeverityOf(string name) => FindSeverity(name)
        ?? throw new ArgumentException($"The policy '{Name}' has no severity '{name}'; it has {string.Join(", ", Severities.Select(s => s.Name))}.", nameof(name));

    /// <summary>The ladder of a severity.</summary>
    /// <param name="severity">A name or alias of a severity.</param>
    /// <returns>The ladder, or <see cref="EscalationLadder.Nobody"/> where the policy has none for it.</returns>
    public EscalationLadder LadderOf(string severity) =>
        FindSeverity(severity) is { } found && Escalation.TryGetValue(found.Name, out var ladder) ? ladder : EscalationLadder.Nobody;
}
