using System.Collections.ObjectModel;

namespace IncidentKit.Policies;

/// <summary>Turns a sender's words into fields of a report.</summary>
public sealed record IntakeRule
{
    /// <summary>The condition, an expression over <c>alert</c>.</summary>
    public required string When { get; init; }

    /// <summary>The report's field, or <c>alert.name</c>, to the template of its value, in the order of the document.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> Set { get; init; } = ReadOnlyCollection<KeyValuePair<string, string>>.Empty;

    /// <summary>The severity below which the incident can't be classified; <see langword="null"/> for none.</summary>
    public string? Floor { get; init; }
}
