using System.Globalization;

namespace IncidentKit.Yaml;

/// <summary>
/// Binds one map by a schema: the caller takes the keys that it knows, each with its type, and then calls <see cref="Finish"/>,
/// which reports the rest. What is wrong goes into the report, and the caller goes on with a default, so that one pass finds everything.
/// </summary>
internal sealed class YamlMapReader
{
    private readonly HashSet<string> _known = new(StringComparer.Ordinal);

    /// <summary>Reads <paramref name="map"/>; <paramref name="codes"/> is the prefix of the schema's codes, as <c>PO</c> or <c>RB</c>.</summary>
    public YamlMapReader(YamlMap map, string codes, DiagnosticReport report)
    {
        Map = map;
        Codes = codes;
        Report = report;
    }

    public YamlMap Map { get; }

    public string Codes { get; }

    public DiagnosticReport Report { get; }

    /// <summary>A reader of a node that must be a map; null, and an error, where it is none.</summary>
    public static YamlMapReader? Open(YamlNode? node, string what, string codes, DiagnosticReport report)
    {
        if (node is YamlMap map)
            return new YamlMapReader(map, codes, report);
        if (node is not null)
            report.Error(codes + SchemaCodes.WrongType, node, $"{what} must be a map, not {node.Kind}");
        return null;
    }

    /// <summary>The value of a key, or null where it is missing or <c>null</c>.</summary>
    public YamlNode? Take(string key)
    {
        _known.Add(key);
        return Map[key] is YamlScalar { IsNull: true } ? null : Map[key];
    }

    /// <summary>Whether the key is written at all, be it as <c>null</c>.</summary>
    public bool Has(string key) => Map.Find(key) is not null;

    public YamlNode? Required(string key)
    {
        var node = Take(key);
        if (node is null)
            Report.Error(Codes + SchemaCodes.Missing, Map.Find(key)?.Key ?? (YamlNode)Map, $"\"{key}\" is missing");
        return node;
    }

    public YamlScalar? Scalar(string key) => AsScalar(Take(key), key);

    public YamlScalar? RequiredScalar(string key) => AsScalar(Required(key), key);

    public string? Text(string key) => NotEmpty(Scalar(key), key);

    /// <summary>A text that must be there; empty, and an error, where it is not.</summary>
    public string RequiredText(string key) => NotEmpty(RequiredScalar(key), key) ?? "";

    public bool? Bool(string key)
    {
        if (Scalar(key) is not { } scalar)
            return null;
        if (scalar.IsPlain)
        {
            switch (scalar.Value)
            {
                case "true" or "True" or "TRUE":
                    return true;
                case "false" or "False" or "FALSE":
                    return false;
            }
        }

        Report.Error(Codes + SchemaCodes.BadValue, scalar, $"\"{key}\" must be true or false, without quotes, not '{Shown(scalar)}'");
        return null;
    }

    public int? Int(string key, int least = 0, int most = int.MaxValue)
    {
        if (Scalar(key) is not { } scalar)
            return null;
        if (!scalar.IsPlain || !int.TryParse(scalar.Value, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var value))
            Report.Error(Codes + SchemaCodes.BadValue, scalar, $"\"{key}\" must be a whole number, not '{Shown(scalar)}'");
        else if (value < least || value > most)
            Report.Error(Codes + SchemaCodes.OutOfRange, scalar, $"\"{key}\" must be {Range(least, most, int.MaxValue)}, not {value}");
        else
            return value;
        return null;
    }

    public double? Number(string key, double least = double.MinValue, double most = double.MaxValue)
    {
        if (Scalar(key) is not { } scalar)
            return null;
        if (!scalar.IsPlain || !double.TryParse(scalar.Value, NumberStyles.Float, CultureInfo.InvariantCulture, out var value) || !double.IsFinite(value))
            Report.Error(Codes + SchemaCodes.BadValue, scalar, $"\"{key}\" must be a number, not '{Shown(scalar)}'");
        else if (value < least || value > most)
            Report.Error(Codes + SchemaCodes.OutOfRange, scalar, $"\"{key}\" must be {Range(least, most, double.MaxValue)}, not {value}");
        else
            return value;
        return null;
    }

    /// <summary>A length of time: see <see cref="DurationText"/>.</summary>
    public TimeSpan? Duration(string key, TimeSpan? least = null, TimeSpan? most = null) => ToDuration(Scalar(key), key, least, most);

    public TimeSpan? RequiredDuration(string key, TimeSpan? least = null, TimeSpan? most = null) => ToDuration(RequiredScalar(key), key, least, most);

    /// <summary>One of some words, matched exactly.</summary>
    public T? Choice<T>(string key, params IReadOnlyList<(string Word, T Value)> choices)
        where T : struct
    {
        if (Scalar(key) is not { } scalar)
            return null;
        foreach (var (word, value) in choices)
        {
            if (word == scalar.Value)
                return value;
        }

        var words = choices.Select(c => c.Word).ToList();
        var near = Spelling.Nearest(scalar.Value, words);
        Report.Error(Codes + SchemaCodes.BadValue, scalar, $"\"{key}\" must be {OneOf(words)}, not '{Shown(scalar)}'{(near is null ? "" : $"; did you mean \"{near}\"?")}");
        return null;
    }

    public YamlMapReader? Nested(string key) => Open(Take(key), $"\"{key}\"", Codes, Report);

    /// <summary>A list; empty where the key is missing.</summary>
    public IReadOnlyList<YamlNode> List(string key)
    {
        var node = Take(key);
        if (node is YamlList list)
            return list.Items;
        if (node is not null)
            Report.Error(Codes + SchemaCodes.WrongType, node, $"\"{key}\" must be a list, not {node.Kind}");
        return [];
    }

    /// <summary>A list of maps; what is no map is reported and left out.</summary>
    public IEnumerable<YamlMapReader> Maps(string key)
    {
        foreach (var item in List(key))
        {
            if (Open(item, $"an item of \"{key}\"", Codes, Report) is { } reader)
                yield return reader;
        }
    }

    /// <summary>A list of texts; with <paramref name="allowOne"/> a single text is a list of one.</summary>
    public IReadOnlyList<YamlScalar> Scalars(string key, bool allowOne = false)
    {
        if (allowOne && Take(key) is YamlScalar one)
            return [one];
        var scalars = new List<YamlScalar>();
        foreach (var item in List(key))
        {
            if (item is YamlScalar { IsNull: false } scalar)
                scalars.Add(scalar);
            else
                Report.Error(Codes + SchemaCodes.WrongType, item, $"an item of \"{key}\" must be text, not {item.Kind}");
        }

        return scalars;
    }

    public IReadOnlyList<string> Texts(string key, bool allowOne = false) => [.. Scalars(key, allowOne).Select(s => s.Value)];

    /// <summary>Marks a key as known without reading it, as where another rule has already refused it.</summary>
    public void Ignore(string key) => _known.Add(key);

    /// <summary>Reports the keys that nobody took.</summary>
    public void Finish()
    {
        foreach (var (key, _) in Map.Entries)
        {
            if (!_known.Contains(key.Value))
                Report.Error(Codes + SchemaCodes.UnknownKey, key, $"unknown key \"{Shown(key)}\"{Spelling.Suggest(key.Value, _known)}");
        }
    }

    /// <summary>A value for a message: short, on one line.</summary>
    public static string Shown(YamlScalar scalar)
    {
        var text = new string([.. scalar.Value.Select(c => char.IsControl(c) ? ' ' : c)]);
        return text.Length <= 60 ? text : text[..57] + "...";
    }

    private YamlScalar? AsScalar(YamlNode? node, string key)
    {
        if (node is YamlScalar or null)
            return node as YamlScalar;
        Report.Error(Codes + SchemaCodes.WrongType, node, $"\"{key}\" must be text, not {node.Kind}");
        return null;
    }

    private string? NotEmpty(YamlScalar? scalar, string key)
    {
        if (scalar is null)
            return null;
        if (!string.IsNullOrWhiteSpace(scalar.Value))
            return scalar.Value;
        Report.Error(Codes + SchemaCodes.BadValue, scalar, $"\"{key}\" is empty");
        return null;
    }

    private TimeSpan? ToDuration(YamlScalar? scalar, string key, TimeSpan? least, TimeSpan? most)
    {
        if (scalar is null)
            return null;
        if (!DurationText.TryParse(scalar.Value, out var value, out var error))
            Report.Error(Codes + SchemaCodes.BadDuration, scalar, $"\"{key}\": {error}");
        else if (value < least)
            Report.Error(Codes + SchemaCodes.OutOfRange, scalar, $"\"{key}\" must be at least {Written(least)}, not '{Shown(scalar)}'");
        else if (value > most)
            Report.Error(Codes + SchemaCodes.OutOfRange, scalar, $"\"{key}\" must be at most {Written(most)}, not '{Shown(scalar)}'");
        else
            return value;
        return null;
    }

    /// <summary>A limit as a document writes it: 1m, 24h, 7d.</summary>
    private static string Written(TimeSpan? limit) => limit is not { } time ? ""
        : time.Ticks % TimeSpan.TicksPerDay == 0 ? string.Create(CultureInfo.InvariantCulture, $"{time.Days}d")
        : time.Ticks % TimeSpan.TicksPerHour == 0 ? string.Create(CultureInfo.InvariantCulture, $"{(long)time.TotalHours}h")
        : time.Ticks % TimeSpan.TicksPerMinute == 0 ? string.Create(CultureInfo.InvariantCulture, $"{(long)time.TotalMinutes}m")
        : string.Create(CultureInfo.InvariantCulture, $"{time.TotalSeconds}s");

    private static string Range<T>(T least, T most, T open)
        where T : IEquatable<T> => most.Equals(open) ? $"{least} or more" : $"{least} to {most}";

    private static string OneOf(List<string> words) => words.Count == 1 ? words[0] : $"{string.Join(", ", words.SkipLast(1))} or {words[^1]}";
}
