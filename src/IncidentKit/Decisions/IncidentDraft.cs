using IncidentKit.Aggregates;
using IncidentKit.Escalation;
using IncidentKit.Lifecycle;
using IncidentKit.Notifications;
using IncidentKit.Policies;

namespace IncidentKit.Decisions;

/// <summary>
/// A decision in the making: events are applied as they are added, so that what follows sees what came before. One draft a decision; it touches nothing
/// outside itself.
/// </summary>
internal sealed class IncidentDraft
{
    /// <summary>Whom <c>notify_management</c> tells.</summary>
    public static readonly Target Management = new(TargetKind.Role, "management");

    private const string Assignee = "assignee";

    private readonly List<Acted> _events = [];
    private readonly List<OutgoingMessage> _messages = [];
    private readonly List<string> _cancelGroups = [];
    private readonly List<string> _keys = [];
    private readonly List<NewAggregate> _starts = [];
    private IncidentState? _state;

    /// <summary>Begins a draft.</summary>
    /// <param name="state">The incident; <see langword="null"/> before it is declared.</param>
    /// <param name="policy">Its policy.</param>
    /// <param name="facts">What was looked up.</param>
    /// <param name="now">The time.</param>
    public IncidentDraft(IncidentState? state, Policy policy, IncidentFacts facts, DateTimeOffset now)
    {
        _state = state;
        Policy = policy;
        Facts = facts;
        Now = now;
    }

    /// <summary>The incident as it is after the events so far.</summary>
    public IncidentState State => _state ?? throw new InvalidOperationException("the incident is not declared yet");

    /// <summary>The incident's public record.</summary>
    public Incident Incident => State.Incident;

    /// <summary>Its policy.</summary>
    public Policy Policy { get; private set; }

    /// <summary>What was looked up.</summary>
    public IncidentFacts Facts { get; }

    /// <summary>The time of the decision.</summary>
    public DateTimeOffset Now { get; }

    /// <summary>The first event of an incident.</summary>
    /// <param name="id">The incident's id.</param>
    /// <param name="tenant">Its tenant.</param>
    /// <param name="declared">The event.</param>
    /// <param name="actor">Who caused it.</param>
    public void Begin(string id, string tenant, Declared declared, string actor)
    {
        _events.Add(new Acted(declared, actor));
        _state = IncidentApplier.Begin(id, tenant, declared, Now);
    }

    /// <summary>Adds an event.</summary>
    /// <param name="incidentEvent">The event.</param>
    /// <param name="actor">Who caused it.</param>
    public void Add(IncidentEvent incidentEvent, string actor)
    {
        _events.Add(new Acted(incidentEvent, actor));
        _state = IncidentApplier.Apply(State, incidentEvent, actor, Now);
    }

    /// <summary>Adds the move to another policy; whatever follows is decided by that one.</summary>
    /// <param name="moved">The event.</param>
    /// <param name="policy">The policy.</param>
    /// <param name="actor">Who moved it.</param>
    public void Move(PolicyMoved moved, Policy policy, string actor)
    {
        Add(moved, actor);
        Policy = policy;
    }

    /// <summary>Uses a key that may be used once ever.</summary>
    /// <param name="key">The key.</param>
    public void UseKey(string key) => _keys.Add(key);

    /// <summary>Cancels unsent messages of a group.</summary>
    /// <param name="group">The group.</param>
    public void Cancel(string group) => _cancelGroups.Add(group);

    /// <summary>Cancels every page and notice of this episode that a step's <c>unless</c> holds back now.</summary>
    /// <param name="unless">What has happened.</param>
    public void CancelPages(EscalationUnless unless)
    {
        Cancel(PageGroup(unless));
        foreach (var person in State.Told)
            Cancel(PageGroup(unless, person));
    }

    /// <summary>Cancels what is unsent to somebody who has taken the incident.</summary>
    /// <param name="person">The person.</param>
    public void CancelPagesTo(string person)
    {
        foreach (var unless in Enum.GetValues<EscalationUnless>())
            Cancel(PageGroup(unless, person));
    }

    /// <summary>The group of messages of steps with this <c>unless</c> in this episode.</summary>
    /// <param name="unless">The step's <c>unless</c>.</param>
    /// <param name="person">The person it is for; <see langword="null"/> where it is for nobody known.</param>
    /// <returns>The group.</returns>
    public string PageGroup(EscalationUnless unless, string? person = null) =>
        $"{Incident.Episode}/{unless.ToString().ToLowerInvariant()}{(person is null ? "" : $"/{person}")}";

    /// <summary>Begins another aggregate in the same commit.</summary>
    /// <param name="start">The aggregate.</param>
    public void Start(NewAggregate start) => _starts.Add(start);

    /// <summary>Sends a message that belongs to the event that was added last.</summary>
    /// <param name="build">Makes the message from the index of that event.</param>
    public void Send(Func<int, OutgoingMessage> build) => _messages.Add(build(_events.Count - 1));

    /// <summary>Tells a target about the event that was added last.</summary>
    /// <param name="kind">Why it is told.</param>
    /// <param name="target">The policy's word.</param>
    /// <param name="person">The person it stands for.</param>
    /// <param name="key">The key of the message.</param>
    /// <param name="subject">One line.</param>
    /// <param name="text">The message.</param>
    /// <param name="rule">The rule that wanted it.</param>
    /// <param name="cancelGroup">Cancelled while unsent with this group.</param>
    public void Tell(NotificationKind kind, string target, string? person, string key, string subject, string text, string rule, string cancelGroup) =>
        Send(index => new NotificationMessage
        {
            EventIndex = index,
            IdempotencyKey = key,
            CancelGroup = cancelGroup,
            Lane = kind == NotificationKind.Page ? 0 : 1,
            Notification = new Notification
            {
                IdempotencyKey = key,
                Kind = kind,
                Target = target,
                Person = person,
                IncidentId = Incident.Id,
                Tenant = Incident.Tenant,
                IncidentNumber = Incident.DisplayNumber,
                Severity = Incident.Severity,
                Status = Incident.Status,
                Subject = IncidentText.OneLine(subject),
                Text = text,
                Rule = rule,
                At = Now,
            },
        });

    /// <summary>Whom a target stands for now. <c>role:assignee</c> is the incident's owner; everything else was looked up.</summary>
    /// <param name="target">The target.</param>
    /// <returns>The answer.</returns>
    public TargetAnswer Resolve(Target target)
    {
        if (target is { Kind: TargetKind.Role } && FoldedName.Same(target.Name, Assignee))
        {
            if (Incident.Owner is { } owner)
                return new TargetAnswer(true, [owner]);
            // A schedule that is bound and has nobody leaves the owner empty: that is nobody on call, not a word for the notifiers.
            return Policy.AssignFrom is { } schedule && Facts.Targets.GetValueOrDefault(schedule) is { Bound: true } answer ? answer : TargetAnswer.Unbound;
        }

        return target.Kind == TargetKind.User
            ? new TargetAnswer(true, [target.ToString()])
            : Facts.Targets.GetValueOrDefault(target, TargetAnswer.Unbound);
    }

    /// <summary>The decision.</summary>
    /// <returns>What was drafted.</returns>
    public Decision<Acted> ToDecision() => new()
    {
        Events = _events,
        Messages = _messages,
        CancelGroups = _cancelGroups,
        UniqueKeys = _keys,
        Starts = _starts,
    };
}
