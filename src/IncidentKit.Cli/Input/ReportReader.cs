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

    private readonly string _file;
    private readonly int _linesBefore;
    private readonly List<string> _errors;
    private readonly ReadOnlySpan<byte> _utf8;
    private Utf8JsonReader _json;

    private ReportReader(string file, ReadOnlySpan<byte> utf8, int linesBefore, List<string> errors)
    {
        _file = file;
        _utf8 = utf8;
        _linesBefore = linesBefore;
        _errors = errors;
        _json = new Utf8JsonReader(utf8, new JsonReaderOptions { MaxDepth = 16 });
    }

    /// <summary>Reads a file that holds one report.</summary>
    /// <exception cref="CliException">It is wrong; the exception holds every error.</exception>
    public static IncidentReport Read(string file, Terminal terminal)
    {
        var errors = new List<string>();
        var report = Read(file, TextFile.Read(file, terminal), 0, errors);
        return errors.Count == 0 ? report : throw new CliException(errors);
    }

    /// <summary>Reads a file that holds a report a line.</summary>
    /// <exception cref="CliException">A line is wrong; the exception holds every error of every line.</exception>
    public static IReadOnlyList<IncidentReport> ReadLines(string file, Terminal terminal)
    {
        var errors = new List<string>();
        var reports = new List<IncidentReport>();
        foreach (var (number, line) in JsonLines.Split(TextFile.Read(file, terminal)))
            reports.Add(Read(file, line, number - 1, errors));
        return errors.Count == 0 ? reports : throw new CliException(errors);
    }

    private static IncidentReport Read(string file, string text, int linesBefore, List<string> errors)
    {
        var utf8 = Encoding.UTF8.GetBytes(text);
        try
        {
            return new ReportReader(file, utf8, linesBefore, errors).ReadReport();
        }
        catch (JsonException exception)
        {
            var (line, column, message) = JsonPlace.Of(utf8, exception);
            errors.Add($"{file}:{linesBefore + line}:{column}: {message}; a report is one JSON object such as {{\"title\": \"…\"}}");
            return new IncidentReport { Title = "" };
        }
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
            _errors.Add($"{_file}:{_linesBefore + 1}:1: the report has no title; add \"title\": \"what has happened\"");

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
        _errors.Add($"{_file}:{_linesBefore + line}:{column}: {message}");
    }
}
