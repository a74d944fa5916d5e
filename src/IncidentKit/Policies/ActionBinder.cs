using IncidentKit.Yaml;

namespace IncidentKit.Policies;

/// <summary>Binds <c>do:</c>.</summary>
internal static class ActionBinder
{
    private const int Longest = 64;

    private static readonly string[] Actions = [EscalationActionRef.PageOnCall, EscalationActionRef.CreateWarRoom, EscalationActionRef.NotifyManagement];

    /// <summary>The actions of a step. A name that the engine does not run is told: who is told or what begins may hang on it.</summary>
    public static IReadOnlyList<EscalationActionRef> Bind(YamlMapReader reader, PolicyBinding binding) => Bind(reader, binding, isRecorded: false);

    /// <summary>The actions of what is only recorded as a whole.</summary>
    public static IReadOnlyList<EscalationActionRef> BindRecorded(YamlMapReader reader, PolicyBinding binding) => Bind(reader, binding, isRecorded: true);

    private static List<EscalationActionRef> Bind(YamlMapReader reader, PolicyBinding binding, bool isRecorded)
    {
        var actions = new List<EscalationActionRef>();
        foreach (var scalar in reader.Scalars("do", allowOne: true))
        {
            var known = Actions.FirstOrDefault(name => FoldedName.Same(name, scalar.Value));
            if (known is not null)
            {
                actions.Add(new EscalationActionRef(known));
                continue;
            }

            if (!IsAction(scalar.Value))
            {
                binding.Report.Error(PolicyBinding.Codes + SchemaCodes.BadValue, scalar, $"an action is a name of 1 to {Longest} letters, digits, '_' and '-', such as create_war_room, not '{YamlMapReader.Shown(scalar)}'");
                continue;
            }

            // A host's own action may bear any name; one that is nearly the engine's is a slip that would page nobody.
            if (Spelling.Nearest(scalar.Value, Actions, most: 2) is not null)
            {
                binding.Report.Error(PolicyBinding.Codes + SchemaCodes.UnknownName, scalar, $"there is no action \"{YamlMapReader.Shown(scalar)}\"{Spelling.Suggest(scalar.Value, Actions)}");
                continue;
            }

            if (!isRecorded)
                binding.NotActedOn(scalar, $"\"do: {YamlMapReader.Shown(scalar)}\"", "nothing is done for it" + Spelling.Suggest(scalar.Value, Actions));
            actions.Add(new EscalationActionRef(scalar.Value));
        }

        return actions;
    }

    private static bool IsAction(string text) =>
        text.Length is >= 1 and <= Longest && text.All(c => char.IsAsciiLetterOrDigit(c) || c is '_' or '-');
}
