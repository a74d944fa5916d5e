namespace IncidentKit.Commands;

/// <summary>Somebody joins.</summary>
public sealed record AddResponder : IncidentCommand
{
    /// <summary>Who joins, for example <c>user:bo</c>.</summary>
    public required string Responder { get; init; }
}
