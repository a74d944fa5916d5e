using IncidentKit.Aggregates;

namespace IncidentKit.Engine;

/// <summary>A command for another aggregate, as the outbox holds it.</summary>
/// <param name="TargetKind">The kind of the aggregate.</param>
/// <param name="TargetId">Its id.</param>
/// <param name="Command">What is wanted.</param>
internal sealed record CommandPayload(string TargetKind, string TargetId, AggregateCommand Command);
