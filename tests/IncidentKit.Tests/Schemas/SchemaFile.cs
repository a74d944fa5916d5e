using System.Text.Json;
using System.Text.RegularExpressions;
using IncidentKit.Runbooks;
using IncidentKit.Yaml;

namespace IncidentKit.Tests.Schemas;

/// <summary>A schema of the repository, and the part of draft-07 that it is written in. A keyword that is not known here throws.</summary>
internal sealed class SchemaFile(string name)
{
    public static SchemaFile Policy { get; } = new("policy");

    public static SchemaFile Runbook { get; } = new("runbook");

    public JsonElement Root { get; } = JsonDocument.Parse(File.ReadAllText(Repository.File($"schemas/{name}.schema.json"))).RootElement;

    /// <summary>The root as <c>#</c>, and the definitions by their names.</summary>
    public JsonElement Part(string part) => part == "#" ? Root : Root.GetProperty("definitions").GetProperty(part);

    public IEnumerable<string> Properties(string part) => Part(part).GetProperty("properties").EnumerateObject().Select(p => p.Name);

    /// <summary>The parts that are maps with known keys.</summary>
    public IEnumerable<string> Levels() =>
        Root.GetProperty("definitions").EnumerateObject().Where(d => d.Value.TryGetProperty("properties", out _)).Select(d => d.Name).Prepend("#");

    public Regex Pattern(string part) => new(Part(part).GetProperty("pattern").GetString()!, RegexOptions.CultureInvariant);

    /// <summary>Where a document does not fit; empty where it does.</summary>
    public IReadOnlyList<string> Check(string yaml)
    {
        var faults = new List<string>();
        Check(ParameterReader.Plain(YamlReader.Read("test.yaml", yaml).Root!), Root, "", faults);
        return faults;
    }

    private bool Fits(object? value, JsonElement schema)
    {
        var faults = new List<string>();
        Check(value, schema, "", faults);
        return faults.Count == 0;
    }

    private void Check(object? value, JsonElement schema, string path, List<string> faults)
    {
        if (schema.TryGetProperty("$ref", out var reference))
        {
            Check(value, Part(reference.GetString()!["#/definitions/".Length..]), path, faults);
            return;
        }

        foreach (var keyword in schema.EnumerateObject())
        {
            if (!Holds(value, keyword.Name, keyword.Value, schema, path, faults))
                faults.Add($"{path}: {keyword.Name}");
        }
    }

    private bool Holds(object? value, string keyword, JsonElement wanted, JsonElement schema, string path, List<string> faults)
    {
        switch (keyword)
        {
            case "$schema" or "$comment" or "title" or "description" or "default" or "examples" or "definitions" or "then":
                return true;
            case "type":
                return (wanted.ValueKind == JsonValueKind.Array ? wanted.EnumerateArray().ToList() : [wanted]).Any(t => IsOfType(value, t.GetString()!));
            case "enum":
                return wanted.EnumerateArray().Any(e => Same(value, e));
            case "const":
                return Same(value, wanted);
            case "pattern":
                return value is not string text || Regex.IsMatch(text, wanted.GetString()!, RegexOptions.CultureInvariant);
            case "minLength":
                return value is not string least || least.Length >= wanted.GetInt32();
            case "maxLength":
                return value is not string most || most.Length <= wanted.GetInt32();
            case "minimum":
                return value is not (long or double) || Convert.ToDouble(value, null) >= wanted.GetDouble();
            case "maximum":
                return value is not (long or double) || Convert.ToDouble(value, null) <= wanted.GetDouble();
            case "minItems":
                return value is not List<object?> few || few.Count >= wanted.GetInt32();
            case "maxItems":
                return value is not List<object?> many || many.Count <= wanted.GetInt32();
            case "items":
                foreach (var (item, i) in (value as List<object?> ?? []).Select((item, i) => (item, i)))
                    Check(item, wanted, $"{path}[{i}]", faults);
                return true;
            case "required":
                return value is not Dictionary<string, object?> holder || wanted.EnumerateArray().All(k => holder.ContainsKey(k.GetString()!));
            case "properties":
                foreach (var (key, held) in Entries(value))
                {
                    if (wanted.TryGetProperty(key, out var property))
                        Check(held, property, $"{path}.{key}", faults);
                }

                return true;
            case "additionalProperties":
                foreach (var (key, held) in Entries(value))
                {
                    if (schema.TryGetProperty("properties", out var properties) && properties.TryGetProperty(key, out _))
                        continue;
                    if (wanted.ValueKind == JsonValueKind.False)
                        faults.Add($"{path}.{key}: unknown");
                    else
                        Check(held, wanted, $"{path}.{key}", faults);
                }

                return true;
            case "anyOf":
                return wanted.EnumerateArray().Any(s => Fits(value, s));
            case "allOf":
                foreach (var part in wanted.EnumerateArray())
                    Check(value, part, path, faults);
                return true;
            case "not":
                return !Fits(value, wanted);
            case "if":
                if (Fits(value, wanted))
                    Check(value, schema.GetProperty("then"), path, faults);
                return true;
            default:
                throw new NotSupportedException($"the keyword {keyword} at {path}");
        }
    }

    private static Dictionary<string, object?> Entries(object? value) => value as Dictionary<string, object?> ?? [];

    private static bool Same(object? value, JsonElement wanted) => wanted.ValueKind switch
    {
        JsonValueKind.Null => value is null,
        JsonValueKind.True => value is true,
        JsonValueKind.Number => value is long number && number == wanted.GetInt64(),
        _ => value is string text && text == wanted.GetString(),
    };

    private static bool IsOfType(object? value, string type) => type switch
    {
        "object" => value is Dictionary<string, object?>,
        "array" => value is List<object?>,
        "string" => value is string,
        "integer" => value is long,
        "number" => value is long or double,
        "boolean" => value is bool,
        "null" => value is null,
        _ => throw new NotSupportedException($"the type {type}"),
    };
}
