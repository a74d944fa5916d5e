namespace IncidentKit.Yaml;

/// <summary>A key with its own place, and its value.</summary>
internal readonly record struct YamlEntry(YamlScalar Key, YamlNode Value);
