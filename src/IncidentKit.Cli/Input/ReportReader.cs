using System.Text;
using System.Text.Json;

namespace IncidentKit.Cli.Input;

/// <summary>Reads a report from JSON, with every error of it and its place.</summary>
internal ref struct ReportReader
{
    private static readonly string[] Fields =
    [
        "title", "description", "category", "impact", "users_affected_percent", "has_workaround", "labels", "affected_systems", "affected_tenants",
        "scope", "data_at_risk", "security", "user_impact", "impact_started_at", "detected_at", "severity",
    ];

    private const int MaxBytes = 1024 * 1024;

    private readonly List<ReportFault> _faults;
    private readonly ReadOnlySpan<byte> _utf8;
    private Utf8JsonReader _json;

    private ReportReader(ReadOnlySpan<byte> utf8, List<ReportFault> faults)
    {
        _utf8 = utf8;
        _faults = faults;
        _json = new Utf8JsonReader(utf8, new JsonReaderOptions { MaxDepth = 16 });
    }

    /// <summary>Reads a file that holds one report.</summary>
    /// <exception cref="CliException">It is wrong; the exception holds every error.</exception>
    public static IncidentReport Read(string file, Terminal terminal)
    {
        var report = Parse(TextFile.Read(file, terminal, MaxBytes), out var faults);
        return report ?? throw new CliException([.. faults.Select(fault => $"{file}:{fault.Line}:{fault.Column}: {fault.Message}")]);
    }

    /// <summary>Reads a report.</summary>
    /// <param name="text">JSON.</param>
    /// <param name="faults">Everything that is wrong.</param>
    /// <returns>The report; <see langword="null"/> where something is wrong.</returns>
    public static IncidentReport? Parse(string text, out IReadOnlyList<ReportFault> faults)
    {
        var found = new List<ReportFault>();
        faults = found;
        var utf8 = Encoding.UTF8.GetBytes(text);
        IncidentReport? report = null;
        var reader = new ReportReader(utf8, found);
        try
        {
            report = reader.ReadReport();
        }
        catch (InvalidOperationException)
        {
            // The one thing that the JSON reader takes as a token and can't make a text of.
            reader.Fault("half of a character stands alone (\\uD800 to \\uDFFF); write the whole one");
        }
        catch (JsonException exception)
        {
            var (line, column, message) = JsonPlace.Of(utf8, exception);
            found.Add(new ReportFault(line, column, $"{message}; a report is one JSON object such as {{\"title\": \"…\"}}"));
        }

        return found.Count == 0 ? report : null;
    }

    private IncidentReport ReadReport()
    {
        var report = new IncidentReport { Title = "" };
        _json.Read();
        if (_json.TokenType != JsonTokenType.StartObject)
        {
            Fault("a report is one JSON object; write {\"title\": \"…\"}");
            return report;
        }

        var seen = new HashSet<string>(StringComparer.Ordinal);
        var hasTitle = false;
        while (_json.Read() && _json.TokenType == JsonTokenType.PropertyName)
        {
            var name = _json.GetString()!;
            if (!seen.Add(name))
                Fault($"\"{name}\" stands twice; keep one of them");
            if (!Fields.Contains(name, StringComparer.Ordinal))
            {
                Fault($"unknown field \"{name}\"; {Suggestion.For(name, Fields)}");
                _json.Read();
                _json.Skip();
                continue;
            }

            _json.Read();
            hasTitle |= name == "title";
            report = Take(report, name);
        }

        if (!hasTitle)
            _faults.Add(new ReportFault(1, 1, "the report has no title; add \"title\": \"what has happened\""));

        // What follows the object is read too, so that a second one is not passed over in silence.
        _json.Read();
        return report;
    }

    private IncidentReport Take(IncidentReport report, string name) => name switch
    {
        "title" => report with { Title = Title() },
        "description" => report with { Description = Text(name) },
        "category" => report with { Category = Text(name) },
        "impact" => report with { Impact = Text(name) },
        "users_affected_percent" => report with { UsersAffectedPercent = Percent() },
        "has_workaround" => report with { HasWorkaround = Flag(name) },
        "labels" => report with { Labels = Labels() },
        "affected_systems" => report with { AffectedSystems = Texts(name) },
        "affected_tenants" => report with { AffectedTenants = Texts(name) },
        "scope" => report with { Scope = Text(name) },
        "data_at_risk" => report with { DataAtRisk = Flag(name) },
        "security" => report with { Security = Flag(name) },
        "user_impact" => report with { UserImpact = Text(name) },
        "impact_started_at" => report with { ImpactStartedAt = Instant(name) },
        "detected_at" => report with { DetectedAt = Instant(name) },
        _ => report with { Severity = Text(name) },
    };

    private string Title()
    {
        if (_json.TokenType == JsonTokenType.String && _json.GetString() is { } title && !string.IsNullOrWhiteSpace(title))
            return title;
        Wrong("title", "a text that is not empty");
        return "";
    }

    private string? Text(string name)
    {
        if (_json.TokenType == JsonTokenType.String)
            return _json.GetString();
        if (_json.TokenType != JsonTokenType.Null)
            Wrong(name, "a text");
        return null;
    }

    private bool? Flag(string name)
    {
        if (_json.TokenType is JsonTokenType.True or JsonTokenType.False)
            return _json.GetBoolean();
        if (_json.TokenType != JsonTokenType.Null)
            Wrong(name, "true or false");
        return null;
    }

    private double? Percent()
    {
        if (_json.TokenType == JsonTokenType.Null)
            return null;
        if (_json.TokenType == JsonTokenType.Number && _json.TryGetDouble(out var percent) && percent is >= 0 and <= 100)
            return percent;
        Wrong("users_affected_percent", "a number from 0 to 100");
        return null;
    }

    private DateTimeOffset? Instant(string name)
    {
        if (_json.TokenType == JsonTokenType.Null)
            return null;
        // A time without an offset is another instant on every machine.
        if (_json.TokenType == JsonTokenType.String && _json.TryGetDateTime(out var local) && local.Kind != DateTimeKind.Unspecified && _json.TryGetDateTimeOffset(out var instant))
            return instant;
        Wrong(name, "a time with an offset such as 2026-01-05T09:00:00Z");
        return null;
    }

    private IReadOnlyList<string> Texts(string name)
    {
        var texts = new List<string>();
        if (_json.TokenType == JsonTokenType.Null)
            return texts;
        if (_json.TokenType != JsonTokenType.StartArray)
        {
            Wrong(name, "a list of texts");
            return texts;
        }

        while (_json.Read() && _json.TokenType != JsonTokenType.EndArray)
        {
            if (_json.TokenType == JsonTokenType.String)
                texts.Add(_json.GetString()!);
            else
                Wrong(name, "a list of texts");
        }

        return texts;
    }

    private IReadOnlyDictionary<string, string> Labels()
    {
        var labels = new Dictionary<string, string>(StringComparer.Ordinal);
        if (_json.TokenType == JsonTokenType.Null)
            return labels;
        if (_json.TokenType != JsonTokenType.StartObject)
        {
            Wrong("labels", "a map of texts such as {\"service\": \"checkout\"}");
            return labels;
        }

        while (_json.Read() && _json.TokenType == JsonTokenType.PropertyName)
        {
            var label = _json.GetString()!;
            if (labels.ContainsKey(label))
                Fault($"labels.{label} stands twice; keep one of them");
            _json.Read();
            if (_json.TokenType == JsonTokenType.String)
                labels[label] = _json.GetString()!;
            else
                Wrong($"labels.{label}", "a text");
        }

        return labels;
    }

    private void Wrong(string name, string right)
    {
        var raw = Encoding.UTF8.GetString(_json.ValueSpan);
        var what = _json.TokenType switch
        {
            JsonTokenType.StartObject => "a map",
            JsonTokenType.StartArray => "a list",
            JsonTokenType.Null => "null",
            JsonTokenType.String => $"\"{(raw.Length > 60 ? raw[..60] + "…" : raw)}\"",
            _ => raw,
        };
        Fault($"{name} is {what}; write {right}");
        _json.Skip();
    }

    private readonly void Fault(string message)
    {
        var (line, column) = JsonPlace.Of(_utf8, _json.TokenStartIndex);
        _faults.Add(new ReportFault(line, column, message));
    }
}
