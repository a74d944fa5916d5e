namespace IncidentKit.Runbooks;

/// <summary>Why a value of a step could not be rendered.</summary>
/// <param name="Where">The key.</param>
/// <param name="Message">What is wrong.</param>
/// <param name="Missing">The paths without a value; empty where something else is wrong.</param>
internal readonly record struct TemplateFault(string Where, string Message, IReadOnlyList<string> Missing);
