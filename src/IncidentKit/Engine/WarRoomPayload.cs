namespace IncidentKit.Engine;

/// <summary>A room to open, as the outbox holds it.</summary>
/// <param name="Name">Its name.</param>
internal sealed record WarRoomPayload(string Name);
