namespace IncidentKit.Diagnostics;

/// <summary>One finding in a text that a user wrote: a policy, a runbook, a schedule, a template, an expression.</summary>
public sealed record Diagnostic
{
    /// <summary>The file as the reader was given it, or a name such as <c>adr-0072</c> for what is no file.</summary>
    public required string File { get; init; }

    /// <summary>The line, counted from 1; 0 where the finding belongs to the whole file.</summary>
    public int Line { get; init; }

    /// <summary>The column in UTF-16 units, counted from 1; 0 where the finding belongs to the whole line or file.</summary>
    public int Column { get; init; }

    /// <summary>How grave it is.</summary>
    public DiagnosticSeverity Severity { get; init; } = DiagnosticSeverity.Error;

    /// <summary>A stable code such as <c>RB014</c>.</summary>
    public required string Code { get; init; }

    /// <summary>What is wrong and what would be right, in one line.</summary>
    public required string Message { get; init; }

    /// <summary>The finding as <c>file:line:column code message</c>.</summary>
    /// <returns>One line without a line break at its end.</returns>
    public override string ToString() => Line > 0 ? $"{File}:{Line}:{Column} {Code} {Message}" : $"{File} {Code} {Message}";
}
