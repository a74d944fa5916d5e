using System.Security.Cryptography;
using System.Text;
using IncidentKit.Expressions;
using IncidentKit.Yaml;

namespace IncidentKit.Runbooks;

/// <summary>Reads runbooks that somebody wrote. Thread safe.</summary>
public static class RunbookReader
{
    private const int Schema = 1;
    private const int LongestName = 200;

    /// <summary>Reads one runbook.</summary>
    /// <param name="fileName">The file's name: for the findings, and for the id where the file names none. It is not opened.</param>
    /// <param name="text">The file's text, YAML.</param>
    /// <returns>The runbook, or every error of the file with its place.</returns>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    public static RunbookReadResult Read(string fileName, string text) => Read(fileName, text, ExpressionFunctions.Standard);

    /// <summary>Reads one runbook whose expressions may call a host's own functions.</summary>
    /// <param name="fileName">The file's name: for the findings, and for the id where the file names none. It is not opened.</param>
    /// <param name="text">The file's text, YAML.</param>
    /// <param name="functions">The functions.</param>
    /// <returns>The runbook, or every error of the file with its place.</returns>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    public static RunbookReadResult Read(string fileName, string text, ExpressionFunctions functions)
    {
        ArgumentNullException.ThrowIfNull(fileName);
        ArgumentNullException.ThrowIfNull(text);
        ArgumentNullException.ThrowIfNull(functions);
        var report = new DiagnosticReport();
        var runbook = Read(fileName, text, functions, report);
        return new RunbookReadResult { Runbook = report.HasErrors ? null : runbook, Diagnostics = report.ToList() };
    }

    /// <summary>Reads one runbook as far as that goes: it may be there although the report has errors.</summary>
    internal static Runbook? Read(string fileName, string text, ExpressionFunctions functions, DiagnosticReport report)
    {
        var yaml = YamlReader.Read(fileName, text);
        report.AddRange(yaml.Diagnostics);
        return yaml.Root is { } root && YamlMapReader.Open(root, "a runbook", RunbookCodes.Prefix, report) is { } map ? ReadRunbook(fileName, text, map, functions) : null;
    }

    private static Runbook ReadRunbook(string fileName, string text, YamlMapReader map, ExpressionFunctions functions)
    {
        CheckSchema(map);
        var name = ReadName(map);
        var references = new ReferenceCheck(map.Report, functions);
        var triggers = new TriggerReader(map.Report, references).Read(map.Take("trigger"));
        var steps = new StepReader(map.Report, references).ReadTop(map);
        var runbook = new Runbook
        {
            Id = ReadId(map, fileName, name),
            Name = name,
            Version = map.Text("version"),
            Description = map.Text("description"),
            Owner = map.Text("owner"),
            Tags = map.Texts("tags", allowOne: true),
            Enabled = map.Bool("enabled") ?? true,
            Triggers = triggers,
            Approvers = ReadPermissions(map),
            Timeout = map.Duration("timeout", TimeSpan.FromSeconds(1)) ?? TimeSpan.FromHours(24),
            OnIncidentEnd = map.Choice("on_incident_end", ("cancel", RunbookIncidentEnd.Cancel), ("continue", RunbookIncidentEnd.Continue)) ?? RunbookIncidentEnd.Cancel,
            Steps = steps,
            FileName = fileName,
            Text = text,
            Hash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text))),
            HostNames = references.Finish(),
        };
        Unsupported.Refuse(map, RunbookKeys.Top);
        map.Finish();
        return runbook;
    }

    private static void CheckSchema(YamlMapReader map)
    {
        if (map.Int("schema", 1) is { } schema && schema != Schema)
            map.Report.Error(RunbookCodes.NewerSchema, map.Map["schema"]!, $"schema {schema} needs a newer IncidentKit; this one reads schema {Schema}");
    }

    private static string ReadName(YamlMapReader map)
    {
        var name = map.RequiredText("name");
        if (name.Length > 0)
            CheckName(map, name);
        return name;
    }

    internal static void CheckName(YamlMapReader map, string name)
    {
        if (name.Length > LongestName)
            map.Report.Error(RunbookCodes.Prefix + SchemaCodes.OutOfRange, map.Map["name"]!, $"\"name\" has {name.Length} characters; at most {LongestName} are allowed");
        else if (name.Any(IsInvisible))
            map.Report.Error(RunbookCodes.Prefix + SchemaCodes.BadValue, map.Map["name"]!, "\"name\" holds control characters or marks of writing direction; remove them");
    }

    // Marks of direction can make an approval's text read as something else.
    internal static bool IsInvisible(char c) =>
        char.IsControl(c) || c is '\u061C' or '\u200E' or '\u200F' or (>= '\u202A' and <= '\u202E') or (>= '\u2066' and <= '\u2069');

    private static string ReadId(YamlMapReader map, string fileName, string name)
    {
        if (map.Scalar("id") is { } scalar)
        {
            if (!Slug.IsRunbookId(scalar.Value))
                map.Report.Error(RunbookCodes.Prefix + SchemaCodes.BadValue, scalar, $"\"id\" must be lower-case letters, digits, '_' and '-', 1 to 64 of them, not '{YamlMapReader.Shown(scalar)}'");
            return scalar.Value;
        }

        var stem = fileName[(fileName.LastIndexOfAny(['/', '\\']) + 1)..];
        if (stem.LastIndexOf('.') is > 0 and var dot)
            stem = stem[..dot];
        if (Slug.IsRunbookId(stem))
            return stem;
        var slug = Slug.Of(name, '-');
        if (slug.Length == 0 && name.Length > 0)
            map.Report.Error(RunbookCodes.Prefix + SchemaCodes.Missing, map.Map, "neither the file's name nor \"name\" makes an id; write \"id\"");
        return slug;
    }

    private static IReadOnlyList<string> ReadPermissions(YamlMapReader map)
    {
        if (map.Nested("permissions") is not { } permissions)
            return [];
        var approvers = Approvers.Read(permissions, "approve");
        Unsupported.Refuse(permissions, RunbookKeys.Permissions);
        permissions.Finish();
        return approvers;
    }
}
