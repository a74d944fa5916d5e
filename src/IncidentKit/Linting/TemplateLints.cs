using IncidentKit.Diagnostics;
using IncidentKit.Expressions;
using IncidentKit.Yaml;

namespace IncidentKit.Linting;

/// <summary>Templates that read what there is not: where one is rendered, nothing comes of it.</summary>
internal static class TemplateLints
{
    private const string PostMortem = "post-mortem";
    private const string StatusUpdate = "status-update";

    public static void Look(PolicyParts parts)
    {
        var updates = parts.Policy.Updates.Select(update => update.Template).Append(StatusUpdate).ToHashSet(StringComparer.Ordinal);
        foreach (var (key, node) in parts.Entries("templates"))
        {
            var names = key.Value == PostMortem ? TemplateNames.PostMortem : updates.Contains(key.Value) ? TemplateNames.Update : TemplateNames.Any;
            if (node is YamlScalar scalar && parts.Policy.Templates.TryGetValue(key.Value, out var text))
                Look(parts, scalar, text, names);
        }

        if (parts.Root["rooms"] is YamlMap rooms && rooms["name"] is YamlScalar name)
            Look(parts, name, name.Value, TemplateNames.Room);
    }

    private static void Look(PolicyParts parts, YamlScalar scalar, string text, IReadOnlyDictionary<string, IReadOnlyList<string>?> names)
    {
        if (Template.Parse(text, parts.Policy.Functions).Template is not { } template)
            return;
        foreach (var name in template.Names)
        {
            if (Fault(name, names) is not { } fault)
                continue;
            var (file, line, column) = Place(parts, scalar, text, name.Offset);
            if (HasDefault(text, name))
                parts.Report.Add(DiagnosticSeverity.Info, LintCodes.TemplateName, file, line, column, $"{fault}; its default always stands here");
            else
                parts.Report.Add(DiagnosticSeverity.Error, LintCodes.TemplateName, file, line, column, fault);
        }
    }

    /// <summary>Whether something else stands where the name has no value: <c>a ?? b</c>, <c>a | default(b)</c>, <c>default(a, b)</c>.</summary>
    private static bool HasDefault(string text, ExpressionName name)
    {
        var after = text.AsSpan(Math.Min(name.Offset + name.Path.Length, text.Length)).TrimStart();
        if (after.StartsWith("??", StringComparison.Ordinal) || (after.StartsWith('|') && after[1..].TrimStart().StartsWith("default", StringComparison.OrdinalIgnoreCase)))
            return true;
        var before = text.AsSpan(0, name.Offset).TrimEnd();
        return before.EndsWith('(') && before[..^1].TrimEnd().EndsWith("default", StringComparison.OrdinalIgnoreCase);
    }

    private static string? Fault(ExpressionName name, IReadOnlyDictionary<string, IReadOnlyList<string>?> names)
    {
        if (name.Root == "now" || (name.Members.Count == 0 && names.ContainsKey(name.Root)))
            return null;
        if (!names.TryGetValue(name.Root, out var members))
            return ReferenceEquals(names, TemplateNames.Room) ? null /* The reader has told it. */ : $"a template has no \"{name.Root}\"{Spelling.Suggest(name.Root, [.. names.Keys])}";
        return name.Members.Count == 0 || members is null || members.Contains(name.Members[0])
            ? null
            : $"\"{name.Root}\" has no \"{name.Members[0]}\"{Spelling.Suggest(name.Members[0], members)}";
    }

    private static (string File, int Line, int Column) Place(PolicyParts parts, YamlScalar scalar, string text, int offset)
    {
        // The text is the scalar's own, or that of the file which it names.
        if (text == scalar.Value || parts.FindFile(scalar) is not { } file)
        {
            var (line, column) = scalar.PlaceOf(offset);
            return (scalar.File, line, column);
        }

        var before = text.AsSpan(0, offset);
        return (file.File, before.Count('\n') + 1, before.Length - before.LastIndexOf('\n'));
    }
}
