namespace IncidentKit.Engine;

/// <summary>The default provider of war rooms: the name on the timeline, and people meet where they usually do.</summary>
internal sealed class RecordedWarRoom : IWarRoomProvider
{
    /// <inheritdoc/>
    public ValueTask<WarRoom> OpenAsync(string name, Incident incident, CancellationToken cancellationToken) => new(new WarRoom { Name = name });
}
