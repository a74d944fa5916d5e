using IncidentKit.Yaml;

namespace IncidentKit.Policies;

/// <summary>Binds <c>updates:</c>, <c>roles:</c> and <c>post_incident:</c>.</summary>
internal static class DutyBinder
{
    public static IReadOnlyList<UpdateRule> BindUpdates(YamlMapReader policy, IReadOnlyDictionary<string, string> templates, PolicyBinding binding)
    {
        var rules = new List<UpdateRule>();
        foreach (var reader in policy.Maps("updates"))
        {
            var isTicket = reader.Bool("ticket") ?? false;
            if (isTicket && reader.Has("every"))
                binding.Report.Error(PolicyBinding.Lint, reader.Map.Find("every")!.Value.Key, "an update of the ticket has no cadence; remove \"every\" or \"ticket\"");
            rules.Add(new UpdateRule
            {
                Severities = binding.SeverityList(reader, "severities"),
                Every = (isTicket ? reader.Duration("every", TimeSpan.FromMinutes(1)) : reader.RequiredDuration("every", TimeSpan.FromMinutes(1))) ?? default,
                IsTicket = isTicket,
                Audience = reader.RequiredText("audience"),
                Template = binding.TemplateName(reader, templates),
                Until = reader.Choice("until", ("resolved", UpdateUntil.Resolved), ("mitigated", UpdateUntil.Mitigated)) ?? default,
            });
            reader.Finish();
        }

        return rules;
    }

    public static IReadOnlyDictionary<string, RoleDefinition> BindRoles(YamlMapReader policy, PolicyBinding binding)
    {
        var roles = new Dictionary<string, RoleDefinition>(FoldedName.Comparer);
        if (policy.Nested("roles") is not { } all)
            return roles;
        foreach (var (key, node) in all.Map.Entries)
        {
            if (node is YamlScalar { IsNull: true } || binding.Open(node, $"the role \"{key.Value}\"") is not { } reader)
                continue;
            var role = new RoleDefinition
            {
                Title = reader.Text("title") ?? key.Value,
                Duties = reader.Texts("duties"),
                Tasks = reader.Texts("tasks"),
                Authority = reader.Texts("authority"),
                Bind = binding.TargetList(reader, "bind"),
                RequiredFor = binding.SeverityList(reader, "required_for"),
                RequiredWhen = reader.Scalar("required_when") is { } when ? binding.Condition(when, PolicyNames.Report) : null,
                Within = reader.Duration("within"),
            };
            if (role.RequiredFor.Count > 0 || role.RequiredWhen is not null)
                binding.Report.Info(PolicyBinding.RecordedOnly, key, $"that the role \"{key.Value}\" is required is recorded but not acted on yet");
            reader.Finish();
            if (!roles.TryAdd(key.Value, role))
                binding.Report.Error(PolicyBinding.Codes + SchemaCodes.Duplicate, key, $"the role \"{key.Value}\" comes twice; names match ignoring case, spaces, '_' and '-'");
        }

        return roles;
    }

    public static IReadOnlyList<DutyRule> BindDuties(YamlMapReader policy, bool hasSprint, PolicyBinding binding)
    {
        var duties = new List<DutyRule>();
        foreach (var reader in policy.Maps("post_incident"))
        {
            var within = reader.RequiredScalar("within");
            var duty = new DutyRule
            {
                Severities = binding.SeverityList(reader, "severities"),
                Duty = reader.RequiredText("duty"),
                Title = reader.Text("title"),
                Within = binding.Duration(within, "within") ?? default,
                WarnAfter = binding.Duration(reader.Scalar("warn_after"), "warn_after"),
                IsOptional = reader.Bool("optional") ?? false,
                After = reader.Choice("after", ("resolved", DutyOrigin.Resolved), ("mitigated", DutyOrigin.Mitigated), ("declared", DutyOrigin.Declared)) ?? default,
                RequiredToClose = binding.SeverityList(reader, "required_to_close"),
            };
            if (duty.IsOptional && duty.RequiredToClose.Count > 0)
                binding.Report.Error(PolicyBinding.Lint, reader.Map.Find("optional")!.Value.Key, "an optional duty can't keep an incident from being closed; remove \"optional\" or \"required_to_close\"");
            foreach (var key in (string[])["warn_after", "optional"])
            {
                if (reader.Map[key] is YamlScalar { IsNull: false } && (key != "optional" || duty.IsOptional))
                    binding.Report.Info(PolicyBinding.RecordedOnly, reader.Map.Find(key)!.Value.Key, $"\"{key}\" of a duty is recorded but not acted on yet{(key == "optional" ? "; nobody is reminded of it" : "")}");
            }

            if (duty.Within.Kind == PolicyDurationKind.Sprints && !hasSprint)
                binding.Report.Error(PolicyBinding.Codes + SchemaCodes.BadDuration, within!, "a duration in sprints needs \"sprint\" at the top, such as sprint: 2w");
            foreach (var name in duty.RequiredToClose.Where(name => !duty.AppliesTo(name)))
                binding.Report.Error(PolicyBinding.Lint, reader.Map, $"{name} can't be closed without a duty that it does not have; add it to \"severities\"");
            if (duty.After == DutyOrigin.Mitigated)
                binding.Report.Info(PolicyBinding.RecordedOnly, reader.Map.Find("after")!.Value.Key, "a duty after \"mitigated\" is recorded but not acted on yet; those after declared and resolved begin");
            reader.Finish();
            duties.Add(duty);
        }

        return duties;
    }
}
