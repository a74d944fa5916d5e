using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Unicode;
using IncidentKit.Signals;

namespace IncidentKit.AspNetCore.Alertmanager;

/// <summary>Reads Alertmanager's webhook, version 4. Fields it does not know are skipped; of what it knows every fault is reported.</summary>
internal sealed class AlertmanagerMessageReader
{
    /// <summary>A message nests four levels deep; what nests far deeper wants to exhaust a parser.</summary>
    private const int MaxDepth = 32;

    private const string Root = "$";

    private static readonly JsonDocumentOptions Strict = new() { MaxDepth = MaxDepth };

    private readonly MessageFaults _faults = new();
    private readonly JsonFields _fields;
    private readonly AlertReader _alerts;
    private bool _versionIsWrong;

    private AlertmanagerMessageReader()
    {
        _fields = new JsonFields(_faults);
        _alerts = new AlertReader(_faults, _fields);
    }

    public static AlertmanagerReading Read(ReadOnlyMemory<byte> body)
    {
        if (!Utf8.IsValid(body.Span))
            return AlertmanagerReading.Failed(ProblemCodes.MalformedJson, "the body is not UTF-8; Alertmanager's webhook is JSON in UTF-8");
        try
        {
            using JsonDocument document = JsonDocument.Parse(body, Strict);
            return new AlertmanagerMessageReader().Read(document.RootElement);
        }
        catch (JsonException e)
        {
            // The parser's own message quotes the body.
            return AlertmanagerReading.Failed(
                ProblemCodes.MalformedJson,
                $"the body is not JSON, or nests deeper than {MaxDepth} levels: line {(e.LineNumber ?? 0) + 1}, byte {(e.BytePositionInLine ?? 0) + 1}");
        }
    }

    private AlertmanagerReading Read(JsonElement root)
    {
        if (_fields.Object(root, Root) is { } message)
        {
            ReadVersion(message);
            string? groupKey = _fields.RequiredText(message, "groupKey", Root);
            ImmutableArray<Alert> alerts = ReadAlerts(message);
            if (_faults.Count == 0 && groupKey is not null)
                return AlertmanagerReading.Of(new AlertmanagerMessage(groupKey, alerts));
        }

        string more = _faults.IsFull ? $"it has {_faults.Count} faults or more" : _faults.Count == 1 ? "it has one fault" : $"it has {_faults.Count} faults";
        return AlertmanagerReading.Failed(
            _versionIsWrong ? ProblemCodes.UnsupportedVersion : ProblemCodes.InvalidMessage,
            $"the body is no message of Alertmanager's webhook, version 4: {more}, each under its JSON path in 'errors'",
            _faults.ByPath);
    }

    private void ReadVersion(Dictionary<string, JsonElement> message)
    {
        int before = _faults.Count;
        string? version = _fields.RequiredText(message, "version", Root);
        if (version is not null and not "4")
            _faults.Add("$.version", "is not \"4\", the only version of the webhook that is read");
        _versionIsWrong = _faults.Count > before;
    }

    private ImmutableArray<Alert> ReadAlerts(Dictionary<string, JsonElement> message)
    {
        if (!message.TryGetValue("alerts", out JsonElement list) || list.ValueKind != JsonValueKind.Array)
        {
            _faults.Add("$.alerts", "is missing or is no list; a list of alerts is expected");
            return [];
        }

        var alerts = ImmutableArray.CreateBuilder<Alert>(list.GetArrayLength());
        var fingerprints = new HashSet<string>(StringComparer.Ordinal);
        foreach (JsonElement element in list.EnumerateArray())
        {
            if (_faults.IsFull)
                break;
            int before = _faults.Count;
            string path = $"$.alerts[{alerts.Count}]";
            Alert alert = _alerts.Read(element, path);
            alerts.Add(alert);
            // Which of the two would be true? Alertmanager never says an alert twice.
            if (_faults.Count == before && !fingerprints.Add(alert.Fingerprint))
                _faults.Add(path, "is the same alert (by its fingerprint, or by its labels where it has none) as an earlier one of this message");
        }

        return alerts.ToImmutable();
    }
}
