namespace IncidentKit.Linting;

/// <summary>What a document is.</summary>
internal enum DocumentKind
{
    Unknown,
    Policy,
    Runbook,
    Schedule,
}
