using IncidentKit.Yaml;

namespace IncidentKit.Policies;

/// <summary>Binds <c>detection:</c>.</summary>
internal static class DetectionBinder
{
    public static IReadOnlyList<DetectionRule> Bind(YamlMapReader policy, PolicyBinding binding)
    {
        var rules = new List<DetectionRule>();
        foreach (var reader in policy.Maps("detection"))
        {
            var measures = reader.Has("when") || reader.Has("declare") || reader.Has("for");
            var name = reader.RequiredText("name");
            rules.Add(new DetectionRule
            {
                Name = name,
                DetectWithin = measures ? reader.Duration("detect_within") : reader.RequiredDuration("detect_within"),
                // What is measured has the names of the host's own measurements, so that no list of them can be held against it.
                When = (measures ? reader.RequiredScalar("when") : reader.Scalar("when")) is { } when ? binding.Condition(when, names: null) : null,
                For = reader.Duration("for") ?? default,
                Declare = binding.Severity(measures ? reader.RequiredScalar("declare") : reader.Scalar("declare")),
                Title = reader.Text("title") ?? name,
            });
            reader.Finish();
        }

        var inactive = rules.Where(rule => rule.When is not null).Select(rule => rule.Name).ToList();
        if (inactive.Count > 0)
            binding.Report.Info(PolicyBinding.RecordedOnly, policy.Map.Find("detection")!.Value.Key, $"not active: nothing measures yet, so these declare no incident: {string.Join(", ", inactive)}");
        return rules;
    }
}
