using System.Runtime.CompilerServices;
using IncidentKit.Aggregates;
using IncidentKit.Classification;
using IncidentKit.Lifecycle;
using IncidentKit.Policies;

namespace IncidentKit.Decisions;

/// <summary>
/// The pure heart: state, input, policy, facts and time in; events and what follows from them out. No I/O, no clock, no randomness: the same arguments
/// always give the same decision.
/// </summary>
internal static class IncidentDecider
{
    /// <summary>How long somebody has to confirm a provisional severity.</summary>
    private static readonly TimeSpan ConfirmWithin = TimeSpan.FromMinutes(10);

    /// <summary>Rules are compiled once a policy; a memo of a pure function.</summary>
    private static readonly ConditionalWeakTable<Policy, SeverityClassifier> Classifiers = [];

    /// <summary>What must be looked up first.</summary>
    /// <param name="state">The incident; <see langword="null"/> before it is declared.</param>
    /// <param name="input">What reached it.</param>
    /// <param name="policy">Its policy.</param>
    /// <param name="now">The time.</param>
    /// <returns>The questions.</returns>
    public static IncidentQuestions Questions(IncidentState? state, IncidentInput input, Policy policy, DateTimeOffset now) =>
        state is null ? IncidentQuestions.ForDeclaration(policy) : IncidentQuestions.For(state, StartsLadder(input), policy, now);

    /// <summary>Decides.</summary>
    /// <param name="state">The incident; <see langword="null"/> before it is declared.</param>
    /// <param name="input">What reached it.</param>
    /// <param name="policy">Its policy.</param>
    /// <param name="facts">What was looked up.</param>
    /// <param name="now">The time.</param>
    /// <returns>The events and what follows from them; nothing where nothing changes.</returns>
    /// <exception cref="IncidentRefusedException">The incident's status does not allow it.</exception>
    /// <exception cref="ArgumentException">The command itself is wrong.</exception>
    public static Decision<Acted> Decide(IncidentState? state, IncidentInput input, Policy policy, IncidentFacts facts, DateTimeOffset now)
    {
        var draft = new IncidentDraft(state, policy, facts, now);
        if (state is not null)
            ClockDecisions.RecordMissedTargets(draft);
        switch (input)
        {
            case Declaration declaration:
                Declare(draft, declaration);
                break;
            case PersonCommand { Command: var command }:
                PersonDecisions.Decide(draft, command);
                break;
            case SignalChange signal:
                SignalDecisions.Decide(draft, signal);
                break;
            case FromAggregate report:
                ReportDecisions.Decide(draft, report);
                break;
            case DeliveryOutcomeInput delivery:
                ReportDecisions.Deliver(draft, delivery);
                break;
            case RunbookPage page:
                ReportDecisions.Page(draft, page);
                break;
            case RoomOpened opened when draft.Incident.WarRoom is null:
                draft.Add(new WarRoomOpened { Room = opened.Room, Provider = opened.Provider }, Actors.Engine);
                break;
        }

        // Whom the words of another policy stand for was not looked up: what is due by it comes with the next pass, at once.
        if (ReferenceEquals(draft.Policy, policy))
            ClockDecisions.RunDue(draft);
        return draft.ToDecision();
    }

    private static bool StartsLadder(IncidentInput input) => input switch
    {
        PersonCommand { Command: Commands.ChangeSeverity or Commands.Reopen or Commands.UpdateImpact or Commands.Unacknowledge or Commands.MitigationFailed } => true,
        SignalChange or RunbookPage => true,
        _ => false,
    };

    private static void Declare(IncidentDraft draft, Declaration declaration)
    {
        var policy = draft.Policy;
        var report = declaration.Report;
        var classification = Classify(policy, report, declaration.Floor, draft.Now);
        var detected = report.DetectedAt is { } claimed && claimed < draft.Now ? claimed : draft.Now;
        var headStart = draft.Now - IncidentQuestions.MaxHeadStart;
        var escalatesFrom = policy.EscalatesFrom == EscalationOrigin.Declared ? draft.Now : detected > headStart ? detected : headStart;
        draft.Begin(
            declaration.Id,
            declaration.Tenant,
            new Declared
            {
                Number = declaration.Number,
                Report = report,
                Policy = policy.Name,
                PolicyHash = policy.Hash,
                Classification = classification,
                DetectedAt = detected,
                ClaimedDetectedAt = report.DetectedAt is { } said && said != detected ? said : null,
                EscalatesFrom = escalatesFrom,
                Alert = declaration.Alert,
                LinkedTo = declaration.LinkedTo,
                ConfirmSeverityAt = classification.Provisional ? draft.Now + ConfirmWithin : null,
            },
            declaration.Actor);

        if (policy.AssignFrom is { } schedule && draft.Resolve(schedule) is { Bound: true, People: [var owner, ..] } answer)
            draft.Add(new OwnerAssigned { Owner = owner, From = schedule.ToString(), Stale = answer.Stale }, Actors.Engine);
        if (declaration.Signal is { } signal)
            SignalDecisions.Attach(draft, signal);
        DutyDecisions.StartAfterDeclaration(draft);
        RunbookDecisions.StartMatching(draft, RunbookDecisions.Opened);
    }

    /// <summary>The severity of a report: what the reporter insists on, or what the rules say.</summary>
    internal static IncidentClassification Classify(Policy policy, IncidentReport report, string? floor, DateTimeOffset now)
    {
        if (report.Severity is not null)
        {
            var severity = policy.FindSeverity(report.Severity)
                ?? throw new ArgumentException($"the policy '{policy.Name}' has no severity '{report.Severity}'; it has {string.Join(", ", policy.Severities.Select(known => known.Name))}");
            return new IncidentClassification { Severity = severity.Name, Rule = "reporter", Floor = floor };
        }

        var result = Classifiers.GetValue(policy, static compiled => new SeverityClassifier(compiled)).Classify(report, now, floor);
        return new IncidentClassification
        {
            Severity = result.Severity,
            Rule = result.Rule,
            Provisional = result.Provisional,
            Missing = result.Missing,
            Floor = result.Floor,
            Values = result.Values,
        };
    }
}
