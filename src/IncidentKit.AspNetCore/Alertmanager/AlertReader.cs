using System.Text;
using System.Text.Json;
using IncidentKit.Signals;

namespace IncidentKit.AspNetCore.Alertmanager;

/// <summary>Reads one alert. Labels, annotations, severity and fingerprint may be missing: a poor alert still has to page somebody.</summary>
internal sealed class AlertReader(MessageFaults faults, JsonFields fields)
{
    private const int MaxLabels = 200;

    private const string Unnamed = "unnamed";

    private static readonly Alert Unread = new() { Name = Unnamed, Fingerprint = "", Firing = true, StartsAt = DateTimeOffset.MinValue };

    private static readonly IReadOnlyDictionary<string, string> None = new Dictionary<string, string>();

    /// <summary>The alert; where it is faulty the faults are reported and what is returned is to be dropped.</summary>
    public Alert Read(JsonElement element, string path)
    {
        if (fields.Object(element, path) is not { } members)
            return Unread;

        IReadOnlyDictionary<string, string> labels = Labels(members, "labels", path);
        DateTimeOffset? startsAt = Instant(members, "startsAt", path);
        if (startsAt is null && JsonFields.IsAbsent(members, "startsAt"))
            faults.Add($"{path}.startsAt", "is missing; an instant as in RFC 3339 is expected");
        DateTimeOffset? endsAt = Instant(members, "endsAt", path);
        bool firing = Firing(members, endsAt, path);
        string? fingerprint = fields.OptionalText(members, "fingerprint", path);
        return new Alert
        {
            Name = labels.TryGetValue("alertname", out string? name) && name.Length > 0 ? name : Unnamed,
            Fingerprint = string.IsNullOrEmpty(fingerprint) ? AlertFingerprint.Of(labels) : fingerprint,
            Firing = firing,
            StartsAt = startsAt ?? DateTimeOffset.MinValue,
            EndsAt = firing ? null : endsAt,
            Labels = labels,
            Annotations = Labels(members, "annotations", path),
            GeneratorUrl = fields.OptionalText(members, "generatorURL", path) is { Length: > 0 } url ? url : null,
        };
    }

    private bool Firing(Dictionary<string, JsonElement> members, DateTimeOffset? endsAt, string path)
    {
        string? status = fields.OptionalText(members, "status", path);
        if (status is not (null or "firing" or "resolved"))
            faults.Add($"{path}.status", "is neither \"firing\" nor \"resolved\"");
        return status is null ? endsAt is null : status == "firing";
    }

    private IReadOnlyDictionary<string, string> Labels(Dictionary<string, JsonElement> members, string name, string parent)
    {
        string path = $"{parent}.{name}";
        if (JsonFields.IsAbsent(members, name) || fields.Object(members[name], path) is not { } entries)
            return None;
        if (entries.Count > MaxLabels)
        {
            faults.Add(path, $"has {entries.Count} entries; at most {MaxLabels} are taken");
            return None;
        }

        var labels = new Dictionary<string, string>(entries.Count, StringComparer.Ordinal);
        foreach ((string label, JsonElement value) in entries)
        {
            string labelPath = MessageFaults.Path(path, label);
            if (fields.Text(value, labelPath) is not { } text)
                continue;
            if (Encoding.UTF8.GetByteCount(label) + Encoding.UTF8.GetByteCount(text) > JsonFields.MaxTextBytes)
                faults.Add(labelPath, $"is longer than {JsonFields.MaxTextBytes} bytes with its name");
            labels.Add(label, text);
        }

        return labels;
    }

    /// <summary>The instant; <see langword="null"/> where it is missing, is Go's zero (the year 1, which means 'not yet'), or is a fault.</summary>
    private DateTimeOffset? Instant(Dictionary<string, JsonElement> members, string name, string parent)
    {
        if (fields.OptionalText(members, name, parent) is not { } text)
            return null;
        if (HasZone(text) && members[name].TryGetDateTimeOffset(out DateTimeOffset instant))
        {
            if (instant.UtcDateTime.Year > 1)
                return instant.ToUniversalTime();
            if (name == "startsAt")
                faults.Add($"{parent}.{name}", "lies in the year 1; the instant at which the alert began is expected");
            return null;
        }

        faults.Add($"{parent}.{name}", "is no instant as in RFC 3339, for example 2026-11-20T23:12:37.343Z");
        return null;
    }

    // An instant without a zone would be read in this machine's own.
    private static bool HasZone(string text) => text is [.., 'Z'] or [.., '+' or '-', _, _, ':', _, _];
}
