namespace IncidentKit.Runbooks;

/// <summary>A name at the root of an expression that a host must supply.</summary>
/// <param name="Name">The name.</param>
/// <param name="Line">The line where it is read.</param>
/// <param name="Column">The column.</param>
internal readonly record struct HostName(string Name, int Line, int Column);
