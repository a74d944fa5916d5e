namespace IncidentKit.Cli.Input;

/// <summary>Something wrong in a report.</summary>
/// <param name="Line">The line in its text, from 1.</param>
/// <param name="Column">The column, from 1, in UTF-16 units.</param>
/// <param name="Message">What is wrong and what would be right.</param>
internal sealed record ReportFault(int Line, int Column, string Message);
