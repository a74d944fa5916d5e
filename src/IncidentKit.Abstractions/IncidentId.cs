namespace IncidentKit;

/// <summary>The identity of an incident: opaque text that sorts by the time of its declaration (a UUID of version 7, 32 hexadecimal digits).</summary>
/// <param name="Value">The text; never empty for an incident that exists.</param>
public readonly record struct IncidentId(string Value)
{
    /// <summary>The text of the id.</summary>
    /// <returns><see cref="Value"/>, or an empty text for the default id.</returns>
    public override string ToString() => Value ?? "";
}
