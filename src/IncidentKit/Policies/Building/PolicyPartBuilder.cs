using System.Runtime.CompilerServices;
using IncidentKit.Diagnostics;
using IncidentKit.Yaml;

namespace IncidentKit.Policies.Building;

/// <summary>A part of a policy in the making. Not thread safe.</summary>
/// <typeparam name="TSelf">The part itself, so that calls follow each other.</typeparam>
public abstract class PolicyPartBuilder<TSelf>
    where TSelf : PolicyPartBuilder<TSelf>
{
    private protected PolicyPartBuilder(string path, List<Diagnostic> faults)
    {
        Map = new BuiltMap(path);
        Faults = faults;
    }

    internal BuiltMap Map { get; }

    /// <summary>What is wrong with YAML that was given in pieces; the whole document adds the rest.</summary>
    internal List<Diagnostic> Faults { get; }

    /// <summary>Sets a key of this part by its name in the document: for what has no method of its own. It replaces whatever was said of the key before.</summary>
    /// <param name="key">The key, as <c>pick</c>.</param>
    /// <param name="yaml">Its value, as YAML or JSON; <c>null</c> takes away what an extended policy says.</param>
    /// <returns>This part.</returns>
    public TSelf With(string key, string yaml)
    {
        ArgumentException.ThrowIfNullOrEmpty(key);
        ArgumentNullException.ThrowIfNull(yaml);
        var path = PathOf($"With(\"{key}\")");
        if (yaml.AsSpan().Trim() is "null" or "~")
        {
            // A document of nothing is an error to the reader; a value of nothing is not.
            Map.Set(key, new BuiltText(path, "null", Bare: true));
            return (TSelf)this;
        }

        var read = YamlReader.Read(path, yaml, YamlLimits.Default);
        Faults.AddRange(read.Diagnostics);
        if (read.Root is not null)
            Map.Set(key, Of(read.Root, path));
        return (TSelf)this;
    }

    private protected TSelf Set(string key, string? value, [CallerMemberName] string call = "")
    {
        var path = PathOf(call);
        Map.Set(key, value is null ? new BuiltText(path, "null", Bare: true) : new BuiltText(path, value));
        return (TSelf)this;
    }

    private protected TSelf Set(string key, TimeSpan value, [CallerMemberName] string call = "") => Set(key, TextOf(value), call);

    private protected TSelf Set(string key, int value, [CallerMemberName] string call = "")
    {
        Map.Set(key, new BuiltText(PathOf(call), value.ToString(System.Globalization.CultureInfo.InvariantCulture), Bare: true));
        return (TSelf)this;
    }

    private protected TSelf Set(string key, IEnumerable<string>? values, [CallerMemberName] string call = "")
    {
        Map.Set(key, ListOf(values, PathOf(call)));
        return (TSelf)this;
    }

    private protected string PathOf(string call) => Map.Path.Length == 0 ? call : $"{Map.Path}.{call}";

    private protected static BuiltList ListOf(IEnumerable<string>? values, string path)
    {
        var list = new BuiltList(path);
        list.Items.AddRange((values ?? []).Select(value => new BuiltText(path, value ?? "")));
        return list;
    }

    private protected static TPart Filled<TPart>(TPart part, Action<TPart> fill)
    {
        ArgumentNullException.ThrowIfNull(fill);
        fill(part);
        return part;
    }

    /// <summary>A length of time as the document writes it. One that is negative is written so that the reader refuses it with everything else.</summary>
    private protected static string TextOf(TimeSpan value) => value < TimeSpan.Zero ? value.ToString("c") : PolicyDuration.FromTimeSpan(value).ToJsonText();

    private static BuiltNode Of(YamlNode node, string path)
    {
        switch (node)
        {
            case YamlMap map:
                var built = new BuiltMap(path);
                foreach (var (key, value) in map.Entries)
                    built.Add(key.Value, Of(value, $"{path} {key.Value}"));
                return built;
            case YamlList list:
                var items = new BuiltList(path);
                for (var i = 0; i < list.Items.Count; i++)
                    items.Items.Add(Of(list.Items[i], $"{path}[{i}]"));
                return items;
            case YamlScalar { IsNull: true }:
                return new BuiltText(path, "null", Bare: true);
            case YamlScalar scalar:
                return new BuiltText(path, scalar.Value, Bare: scalar.IsPlain && IsBare(scalar.Value));
            default:
                throw new ArgumentException($"{node.Kind} is no part of a document", nameof(node));
        }
    }

    private static bool IsBare(string value) =>
        value is "true" or "false" || (value.Length > 0 && value.All(c => char.IsAsciiDigit(c) || c is '-' or '.') && double.TryParse(value, System.Globalization.CultureInfo.InvariantCulture, out _));
}
