using System.Diagnostics.CodeAnalysis;

namespace IncidentKit.Yaml;

/// <summary>Ends the reading of a document that costs too much.</summary>
[SuppressMessage("Design", "CA1064:Exceptions should be public", Justification = "It never leaves YamlReader.")]
internal sealed class YamlLimitException : Exception;
