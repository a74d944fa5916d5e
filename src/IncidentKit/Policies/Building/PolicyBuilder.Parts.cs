namespace IncidentKit.Policies.Building;

public sealed partial class PolicyBuilder
{
    /// <summary>Its title for people. Default: the name.</summary>
    /// <param name="value">The title.</param>
    /// <returns>This builder.</returns>
    public PolicyBuilder Title(string value) => Set("title", value);

    /// <summary>Takes over another policy: what is said here replaces it, key by key; lists such as the severities are replaced as a whole.</summary>
    /// <param name="policy">A built-in pack's name, or a file of the source that <see cref="Build"/> is given.</param>
    /// <returns>This builder.</returns>
    public PolicyBuilder Extends(string policy)
    {
        _extended = null;
        return Set("extends", policy);
    }

    /// <summary>Takes over another policy that is there already.</summary>
    /// <param name="policy">The policy.</param>
    /// <returns>This builder.</returns>
    public PolicyBuilder Extends(Policy policy)
    {
        ArgumentNullException.ThrowIfNull(policy);
        _extended = policy;
        return Set("extends", BuiltSource.ReferenceOf(policy));
    }

    /// <summary>Who is told when a target resolves to nobody.</summary>
    /// <param name="targets">Targets, as <c>role:engineering-lead</c>.</param>
    /// <returns>This builder.</returns>
    public PolicyBuilder Fallback(params string[] targets) => Set("fallback", targets);

    /// <summary>Who fills <c>role:assignee</c> at declaration.</summary>
    /// <param name="target">A target, as <c>schedule:on-call</c>.</param>
    /// <returns>This builder.</returns>
    public PolicyBuilder AssignFrom(string target) => Set("assign_from", target);

    /// <summary>Business days, business hours and holidays.</summary>
    /// <param name="build">Says them.</param>
    /// <returns>This builder.</returns>
    public PolicyBuilder Calendar(Action<CalendarBuilder> build)
    {
        Map.Set("calendar", Filled(new CalendarBuilder(nameof(Calendar), Faults), build).Map);
        return this;
    }

    /// <summary>Adds a severity; the gravest comes first.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="build">Says the rest of it.</param>
    /// <returns>This builder.</returns>
    public PolicyBuilder Severity(string name, Action<SeverityBuilder> build)
    {
        var severity = new SeverityBuilder(Call(name), Faults);
        severity.Map.Set("name", new BuiltText(severity.Map.Path, name ?? ""));
        return AddTo("severities", Filled(severity, build).Map);
    }

    /// <summary>The words for a report's category.</summary>
    /// <param name="words">The words.</param>
    /// <returns>This builder.</returns>
    public PolicyBuilder Categories(params string[] words) => Set("categories", words);

    /// <summary>The words for a report's impact.</summary>
    /// <param name="words">The words.</param>
    /// <returns>This builder.</returns>
    public PolicyBuilder Impacts(params string[] words) => Set("impacts", words);

    /// <summary>Adds a rule of intake; all that match apply, in order.</summary>
    /// <param name="when">The condition over <c>alert</c>.</param>
    /// <param name="build">Says what follows.</param>
    /// <returns>This builder.</returns>
    public PolicyBuilder Intake(string when, Action<IntakeBuilder> build) => AddTo("intake", Filled(new IntakeBuilder(Call(when), Faults).Named(when), build).Map);

    /// <summary>Adds a rule of classification; the first that matches wins.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="when">The condition over the report.</param>
    /// <param name="severity">The severity that follows.</param>
    /// <returns>This builder.</returns>
    public PolicyBuilder Rule(string name, string when, string severity)
    {
        var rule = new BuiltMap(Call(name));
        rule.Set("name", new BuiltText(rule.Path, name ?? ""));
        rule.Set("when", new BuiltText(rule.Path, when ?? ""));
        rule.Set("severity", new BuiltText(rule.Path, severity ?? ""));
        return AddTo("classification", rule);
    }

    /// <summary>The severity where no rule matches.</summary>
    /// <param name="severity">The severity.</param>
    /// <returns>This builder.</returns>
    public PolicyBuilder Otherwise(string severity)
    {
        _otherwise = new BuiltMap(nameof(Otherwise));
        _otherwise.Set("otherwise", new BuiltText(nameof(Otherwise), severity ?? ""));
        return this;
    }

    /// <summary>The least severity of a report that lacks what a rule needs.</summary>
    /// <param name="severity">The severity.</param>
    /// <returns>This builder.</returns>
    public PolicyBuilder WhenUnknown(string severity) => Set("when_unknown", severity);

    /// <summary>The ladder of a severity.</summary>
    /// <param name="severity">The severity.</param>
    /// <param name="build">Says its steps.</param>
    /// <returns>This builder.</returns>
    public PolicyBuilder Escalation(string severity, Action<LadderBuilder> build) =>
        AddTo("escalation", severity, Filled(new LadderBuilder(Call(severity), Faults), build).Steps);

    /// <summary>Says that a severity is not escalated, and that this is meant.</summary>
    /// <param name="severity">The severity.</param>
    /// <returns>This builder.</returns>
    public PolicyBuilder NoEscalation(string severity) => AddTo("escalation", severity, new BuiltText(Call(severity), "none"));

    /// <summary>Adds a cadence of status updates.</summary>
    /// <param name="audience">Whom they are for.</param>
    /// <param name="every">How long from one to the next.</param>
    /// <param name="build">Says the rest of it.</param>
    /// <returns>This builder.</returns>
    public PolicyBuilder Update(string audience, TimeSpan every, Action<UpdateBuilder> build) =>
        AddTo("updates", Filled(new UpdateBuilder(Call(audience), Faults).Named(audience, TextOf(every)), build).Map);

    /// <summary>Adds a role.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="build">Says the rest of it.</param>
    /// <returns>This builder.</returns>
    public PolicyBuilder Role(string name, Action<RoleBuilder> build) => AddTo("roles", name, Filled(new RoleBuilder(Call(name), Faults), build).Map);

    /// <summary>Adds what is owed after an incident.</summary>
    /// <param name="name">The duty, as <c>root_cause_analysis</c>.</param>
    /// <param name="within">How long there is for it, as the document writes it: <c>48h</c>, <c>5 business days</c>.</param>
    /// <param name="build">Says the rest of it.</param>
    /// <returns>This builder.</returns>
    public PolicyBuilder Duty(string name, string within, Action<DutyBuilder> build) => AddTo("post_incident", Filled(new DutyBuilder(Call(name), Faults).Named(name, within), build).Map);

    /// <inheritdoc cref="Duty(string, string, Action{DutyBuilder})"/>
    public PolicyBuilder Duty(string name, TimeSpan within, Action<DutyBuilder> build) => Duty(name, TextOf(within), build);

    /// <summary>Adds what the organisation promises about noticing.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="within">How soon it is noticed.</param>
    /// <returns>This builder.</returns>
    public PolicyBuilder Detection(string name, TimeSpan within)
    {
        var rule = new BuiltMap(Call(name));
        rule.Set("name", new BuiltText(rule.Path, name ?? ""));
        rule.Set("detect_within", new BuiltText(rule.Path, TextOf(within)));
        return AddTo("detection", rule);
    }

    /// <summary>Adds channels for what is told beside pages.</summary>
    /// <param name="when">The condition; <see langword="null"/> for always.</param>
    /// <param name="channels">The channels.</param>
    /// <returns>This builder.</returns>
    public PolicyBuilder Route(string? when, params string[] channels)
    {
        var rule = new BuiltMap(Call(when ?? ""));
        if (when is not null)
            rule.Set("when", new BuiltText(rule.Path, when));
        rule.Set("channels", ListOf(channels, rule.Path));
        return AddTo("routing", rule);
    }

    /// <summary>The name of the room that a response gets.</summary>
    /// <param name="name">A template over <c>incident</c>.</param>
    /// <returns>This builder.</returns>
    public PolicyBuilder Room(string name) => AddTo("rooms", "name", new BuiltText(nameof(Room), name ?? ""));

    /// <summary>Adds a checklist.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="build">Says the rest of it.</param>
    /// <returns>This builder.</returns>
    public PolicyBuilder Checklist(string name, Action<ChecklistBuilder> build) => AddTo("checklists", name, Filled(new ChecklistBuilder(Call(name), Faults), build).Map);

    /// <summary>Adds a legal obligation.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="start">From when its times count, as <c>aware</c>.</param>
    /// <param name="build">Says the rest of it.</param>
    /// <returns>This builder.</returns>
    public PolicyBuilder Obligation(string name, string start, Action<ObligationBuilder> build) =>
        AddTo("obligations", name, Filled(new ObligationBuilder(Call(name), Faults).Named(start), build).Map);

    /// <summary>Adds a template.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="text">Its text, or a file (<c>*.md</c>) of the source that <see cref="Build"/> is given.</param>
    /// <returns>This builder.</returns>
    public PolicyBuilder Template(string name, string text) => AddTo("templates", name, new BuiltText(Call(name), text ?? ""));

    /// <summary>The runbooks that it may start by itself.</summary>
    /// <param name="ids">Their ids.</param>
    /// <returns>This builder.</returns>
    public PolicyBuilder Runbooks(params string[] ids) => Set("runbooks", ids);

    /// <summary>Where ladders and targets start.</summary>
    /// <param name="origin">At declaration, which is the default, or at detection.</param>
    /// <returns>This builder.</returns>
    public PolicyBuilder EscalatesFrom(EscalationOrigin origin) => Set("escalates_from", origin == EscalationOrigin.Detected ? "detected" : "declared");

    /// <summary>How long after resolution a matching alert reopens the incident.</summary>
    /// <param name="length">How long.</param>
    /// <returns>This builder.</returns>
    public PolicyBuilder MonitorFor(TimeSpan length) => Set("monitor_for", length);

    /// <summary>How long a sprint is.</summary>
    /// <param name="length">How long.</param>
    /// <returns>This builder.</returns>
    public PolicyBuilder Sprint(TimeSpan length) => Set("sprint", length);

    /// <summary>Names under a status.</summary>
    /// <param name="status">The status.</param>
    /// <param name="names">The names, as <c>Monitoring</c> under <see cref="IncidentStatus.Mitigating"/>.</param>
    /// <returns>This builder.</returns>
    public PolicyBuilder SubStatuses(IncidentStatus status, params string[] names) => AddTo("sub_statuses", status.ToString(), ListOf(names, Call(status.ToString())));
}
