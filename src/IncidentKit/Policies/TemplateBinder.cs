using IncidentKit.Diagnostics;
using IncidentKit.Yaml;

namespace IncidentKit.Policies;

/// <summary>Binds <c>templates:</c>, whose values are texts or the files that hold them.</summary>
internal static class TemplateBinder
{
    private static readonly string[] Endings = [".md", ".txt", ".html", ".tmpl"];

    public static IReadOnlyDictionary<string, string> Bind(YamlMapReader policy, PolicyLoader loader, PolicyBinding binding)
    {
        var templates = new Dictionary<string, string>(StringComparer.Ordinal);
        if (policy.Nested("templates") is not { } all)
            return templates;
        foreach (var (key, node) in all.Map.Entries)
        {
            if (node is not YamlScalar scalar)
                binding.Report.Error(PolicyBinding.Codes + SchemaCodes.WrongType, node, $"the template \"{key.Value}\" must be text or a file, not {node.Kind}");
            else if (!scalar.IsNull)
                templates[key.Value] = IsFile(scalar.Value) ? ReadFile(scalar, loader, binding) : binding.Template(scalar, names: null);
        }

        return templates;
    }

    private static string ReadFile(YamlScalar scalar, PolicyLoader loader, PolicyBinding binding)
    {
        if (loader.FindFile(scalar.Value, scalar.File) is not { } document)
        {
            binding.Report.Error(PolicyBinding.Codes + SchemaCodes.UnknownName, scalar, $"there is no file '{YamlMapReader.Shown(scalar)}'");
            return "";
        }

        if (Expressions.Template.Parse(document.Text, binding.Functions).Error is { } error)
        {
            var before = document.Text.AsSpan(0, Math.Clamp(error.Position - 1, 0, document.Text.Length));
            binding.Report.Add(DiagnosticSeverity.Error, PolicyBinding.Codes + SchemaCodes.BadTemplate, document.File, before.Count('\n') + 1, before.Length - before.LastIndexOf('\n'), error.Message);
        }

        return document.Text;
    }

    private static bool IsFile(string value) =>
        Endings.Any(ending => value.EndsWith(ending, StringComparison.OrdinalIgnoreCase)) && !value.Any(c => char.IsWhiteSpace(c) || c is '{' or '}');
}
