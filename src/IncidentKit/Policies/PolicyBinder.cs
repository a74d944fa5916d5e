using IncidentKit.Yaml;

namespace IncidentKit.Policies;

/// <summary>Binds a whole policy from its merged document.</summary>
internal static class PolicyBinder
{
    public static Policy Bind(YamlMap root, string source, PolicyLoader loader, PolicyBinding binding)
    {
        var reader = new YamlMapReader(root, PolicyBinding.Codes, binding.Report);
        binding.Severities = SeverityBinder.Bind(reader, binding);
        var name = reader.RequiredText("name");
        var sprint = reader.Duration("sprint", TimeSpan.FromDays(1));
        var templates = TemplateBinder.Bind(reader, loader, binding);
        var (rules, otherwise) = TriageBinder.BindClassification(reader, binding);
        var policy = new Policy
        {
            Name = name,
            Title = reader.Text("title") ?? name,
            Extends = reader.Text("extends"),
            Fallback = binding.TargetList(reader, "fallback"),
            AssignFrom = binding.Target(reader.Scalar("assign_from")),
            Calendar = CalendarBinder.Bind(reader.Nested("calendar"), binding),
            Severities = binding.Severities,
            Categories = Words(reader, "categories", binding),
            Impacts = Words(reader, "impacts", binding),
            Intake = TriageBinder.BindIntake(reader, binding),
            Classification = rules,
            Otherwise = otherwise,
            WhenUnknown = binding.Severity(reader.Scalar("when_unknown")),
            Escalation = EscalationBinder.Bind(reader, binding),
            Updates = DutyBinder.BindUpdates(reader, templates, binding),
            Roles = DutyBinder.BindRoles(reader, binding),
            PostIncident = DutyBinder.BindDuties(reader, sprint is not null, binding),
            Detection = DetectionBinder.Bind(reader, binding),
            Routing = RecordBinder.BindRouting(reader, binding),
            Rooms = BindRooms(reader.Nested("rooms"), binding),
            Checklists = RecordBinder.BindChecklists(reader, binding),
            Obligations = RecordBinder.BindObligations(reader, binding),
            Communication = CommunicationBinder.Bind(reader, templates, binding),
            Triggers = CommunicationBinder.BindTriggers(reader, binding),
            Periodic = CommunicationBinder.BindPeriodic(reader, binding),
            Pages = CommunicationBinder.BindPages(reader, binding),
            Tables = TableBinder.Bind(reader, binding),
            Templates = templates,
            Runbooks = reader.Texts("runbooks"),
            EscalatesFrom = reader.Choice("escalates_from", ("declared", EscalationOrigin.Declared), ("detected", EscalationOrigin.Detected)) ?? default,
            MonitorFor = BindMonitorFor(reader, binding),
            OnAllAlertsResolved = BindAllAlertsResolved(reader, binding),
            Sprint = sprint,
            SubStatuses = BindSubStatuses(reader.Nested("sub_statuses"), binding),
            Source = source,
        };
        reader.Finish();
        CheckChecklists(policy, root["checklists"] as YamlMap, binding);
        CheckWhole(policy, reader, binding);
        return policy;
    }

    private static IReadOnlyList<string> Words(YamlMapReader reader, string key, PolicyBinding binding)
    {
        var words = new HashSet<string>(FoldedName.Comparer);
        foreach (var scalar in reader.Scalars(key))
        {
            if (!words.Add(scalar.Value))
                binding.Report.Error(PolicyBinding.Codes + SchemaCodes.Duplicate, scalar, $"\"{YamlMapReader.Shown(scalar)}\" comes twice; names match ignoring case, spaces, '_' and '-'");
        }

        return [.. words];
    }

    private static RoomNaming BindRooms(YamlMapReader? reader, PolicyBinding binding)
    {
        if (reader is null)
            return new RoomNaming();
        var rooms = reader.Scalar("name") is { } name ? new RoomNaming { Name = binding.Template(name, PolicyNames.Incident) } : new RoomNaming();
        reader.Finish();
        return rooms;
    }

    private static TimeSpan BindMonitorFor(YamlMapReader reader, PolicyBinding binding)
    {
        var watch = reader.Duration("monitor_for") ?? TimeSpan.Zero;
        if (watch > TimeSpan.Zero)
            binding.NotActedOn(reader.Take("monitor_for")!, "\"monitor_for\"", "an alert that fires again reopens by the rules of reopening alone");
        return watch;
    }

    private static AllAlertsResolved BindAllAlertsResolved(YamlMapReader reader, PolicyBinding binding)
    {
        const string Key = "on_all_alerts_resolved";
        if (reader.Take(Key) is not YamlMap)
        {
            _ = reader.Choice(Key, ("mark", true));
            return AllAlertsResolved.Mark;
        }

        var nested = reader.Nested(Key)!;
        var after = nested.RequiredDuration("resolve_after");
        nested.Finish();
        binding.NotActedOn(nested.Map, "\"resolve_after\"", "the incident is marked and stays open");
        return new AllAlertsResolved { ResolveAfter = after };
    }

    private static IReadOnlyDictionary<IncidentStatus, IReadOnlyList<string>> BindSubStatuses(YamlMapReader? reader, PolicyBinding binding)
    {
        var names = new Dictionary<IncidentStatus, IReadOnlyList<string>>();
        if (reader is null)
            return names;
        foreach (var (key, _) in reader.Map.Entries)
        {
            var statuses = Enum.GetValues<IncidentStatus>().Where(s => FoldedName.Same(s.ToString(), key.Value)).ToList();
            if (statuses.Count == 0)
                binding.Report.Error(PolicyBinding.Codes + SchemaCodes.UnknownName, key, $"there is no status \"{YamlMapReader.Shown(key)}\"{Spelling.Suggest(key.Value, Enum.GetNames<IncidentStatus>())}");
            else if (names.Count == 0)
                binding.Report.Info(PolicyBinding.RecordedOnly, key, "sub-statuses are recorded but not acted on yet");
            if (statuses.Count > 0 && !names.TryAdd(statuses[0], reader.Texts(key.Value)))
                binding.Report.Error(PolicyBinding.Codes + SchemaCodes.Duplicate, key, $"the status {statuses[0]} comes twice");
        }

        return names;
    }

    private static void CheckChecklists(Policy policy, YamlMap? checklists, PolicyBinding binding)
    {
        var known = Enum.GetNames<IncidentStatus>().Concat(policy.SubStatuses.Values.SelectMany(names => names)).ToList();
        foreach (var (_, node) in checklists?.Entries ?? [])
        {
            if (node is YamlMap map && map["when"] is YamlScalar { IsNull: false } when && !known.Contains(when.Value, FoldedName.Comparer))
                binding.Report.Error(PolicyBinding.Codes + SchemaCodes.UnknownName, when, $"there is no status or sub-status \"{YamlMapReader.Shown(when)}\"{Spelling.Suggest(when.Value, known)}");
        }
    }

    private static void CheckWhole(Policy policy, YamlMapReader reader, PolicyBinding binding)
    {
        if (policy.Fallback.Count == 0)
            binding.Report.Error(PolicyBinding.Lint, reader.Map.Find("fallback")?.Key ?? (YamlNode)reader.Map, "\"fallback\" is missing: it says who is told when a target resolves to nobody, such as fallback: [role:engineering-lead]");
        var named = policy.Escalation.Values.SelectMany(ladder => ladder.Steps).SelectMany(step => step.Notify).Concat(policy.Fallback);
        var unbound = named
            .Where(target => target.Kind == TargetKind.Role && !FoldedName.Same(target.Name, "assignee")
                && !(policy.Roles.TryGetValue(target.Name, out var role) && role.Bind.Count > 0))
            .Select(target => target.ToString()).Distinct(StringComparer.Ordinal).ToList();
        if (unbound.Count > 0)
            binding.Report.Info(PolicyBinding.UnboundRole, reader.Map.Find("roles")?.Key ?? (YamlNode)reader.Map, $"bound to nothing, so delivered to the notifiers as they stand: {string.Join(", ", unbound)}");
    }
}
