using System.Text.Json;
using IncidentKit.Yaml;
using Xunit;

namespace IncidentKit.Tests.Schemas;

/// <summary>The schemas have the keys and the words that the readers know, no fewer and no more.</summary>
public sealed class SchemaKeyTests
{
    private const string Nonsense = "qqqqqqqqqqqqqqqq";

    public static TheoryData<int> Levels { get; } = [.. Enumerable.Range(0, SchemaLevel.All.Count)];

    [Fact]
    public void Head_names_the_draft_and_no_id()
    {
        foreach (var schema in new[] { SchemaFile.Policy, SchemaFile.Runbook })
        {
            Assert.Equal("http://json-schema.org/draft-07/schema#", schema.Root.GetProperty("$schema").GetString());
            Assert.False(schema.Root.TryGetProperty("$id", out _));
            Assert.StartsWith("IncidentKit ", schema.Root.GetProperty("title").GetString(), StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Levels_of_these_tests_are_all_that_the_schemas_have()
    {
        Assert.Equal(SchemaFile.Policy.Levels().Order(), SchemaLevel.OfPolicies.Select(l => l.Part).Append("subStatuses").Order());
        Assert.Equal(SchemaFile.Runbook.Levels().Order(), SchemaLevel.OfRunbooks.Select(l => l.Part).Order());
    }

    // The reader says what it knows where nothing is near to what was written.
    [Theory]
    [MemberData(nameof(Levels))]
    public void Keys_are_those_that_the_reader_knows(int index)
    {
        var level = SchemaLevel.All[index];
        var message = Assert.Single(level.Read(Nonsense + ": 1"), d => d.Code.EndsWith(SchemaCodes.UnknownKey, StringComparison.Ordinal)).Message;
        Assert.Contains("; known: ", message, StringComparison.Ordinal);
        var known = message[(message.IndexOf("; known: ", StringComparison.Ordinal) + 9)..].Split(", ");

        Assert.True(known.Length < 40, "the message lists no more than 40 keys");
        Assert.Equal(known.Except(level.Refused).Order(), level.Schema.Properties(level.Part).Order());
        Assert.Equal(JsonValueKind.False, level.Schema.Part(level.Part).GetProperty("additionalProperties").ValueKind);
    }

    [Theory]
    [MemberData(nameof(Levels))]
    public void Keys_that_the_reader_refuses_are_left_out(int index)
    {
        var level = SchemaLevel.All[index];
        foreach (var key in level.Refused)
        {
            Assert.Contains(level.Read($"{key}: 1"), d => d.Code.EndsWith(SchemaCodes.NotSupported, StringComparison.Ordinal));
            Assert.DoesNotContain(key, level.Schema.Properties(level.Part));
        }
    }

    [Fact]
    public void Sub_statuses_are_those_of_the_lifecycle() =>
        Assert.Equal(Enum.GetNames<IncidentStatus>(), SchemaFile.Policy.Properties("subStatuses"));

    [Theory]
    [MemberData(nameof(Levels))]
    public void Words_are_those_that_the_reader_accepts(int index)
    {
        var level = SchemaLevel.All[index];
        foreach (var property in level.Schema.Part(level.Part).GetProperty("properties").EnumerateObject())
        {
            if (Words(property.Value) is not { Count: > 0 } words)
                continue;
            foreach (var word in words)
                Assert.DoesNotContain(level.Read(Entry(property, word)), IsAboutTheValue);
            var refusals = level.Read(Entry(property, Nonsense)).Where(IsAboutTheValue).ToList();
            var message = Assert.Single(refusals).Message;
            if (message.Contains(" must be ", StringComparison.Ordinal) && words[0] != "0" && words[0] != "1")
            {
                var told = message[(message.IndexOf(" must be ", StringComparison.Ordinal) + 9)..message.IndexOf(", not '", StringComparison.Ordinal)];
                Assert.Equal(told.Replace(" or ", ", ", StringComparison.Ordinal).Split(", ").Order(), words.Where(w => w != "~").Order());
            }
        }
    }

    [Fact]
    public void Words_of_these_tests_are_all_that_the_schemas_have()
    {
        foreach (var schema in new[] { SchemaFile.Policy, SchemaFile.Runbook })
        {
            var found = schema.Levels().SelectMany(l => schema.Part(l).GetProperty("properties").EnumerateObject()).Where(p => Words(p.Value).Count > 0).Sum(p => Enums(p.Value));
            Assert.Equal(Enums(schema.Root), found);
        }
    }

    private static int Enums(JsonElement schema) => schema.GetRawText().Split("\"enum\": [").Length - 1;

    private static bool IsAboutTheValue(Diagnostics.Diagnostic finding) =>
        finding.Severity == Diagnostics.DiagnosticSeverity.Error && finding.Code[2..] is SchemaCodes.BadValue or SchemaCodes.WrongType or SchemaCodes.NotSupported or SchemaCodes.UnknownKey or SchemaCodes.OutOfRange;

    private static string Entry(JsonProperty property, string word)
    {
        var value = property.Value.TryGetProperty("type", out var type) && type.GetRawText().Contains("array", StringComparison.Ordinal) ? $"[{word}]" : word;
        return property.Name is "on_pass" or "on_fail" ? $"type: check, {property.Name}: {value}" : $"{property.Name}: {value}";
    }

    private static IReadOnlyList<string> Words(JsonElement schema)
    {
        if (schema.TryGetProperty("enum", out var words))
            return [.. words.EnumerateArray().Select(w => w.ValueKind == JsonValueKind.Null ? "~" : w.ToString())];
        if (schema.TryGetProperty("items", out var items))
            return Words(items);
        return schema.TryGetProperty("anyOf", out var any) ? [.. any.EnumerateArray().SelectMany(Words).Distinct()] : [];
    }
}
