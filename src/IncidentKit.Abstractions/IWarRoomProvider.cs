namespace IncidentKit;

/// <summary>Opens the place where the responders of an incident meet. The default only records the name on the timeline.</summary>
/// <remarks>
/// Implementers must be thread safe, must answer the same call again with the same room (a crash may repeat it), and must give up when the token is cancelled.
/// </remarks>
public interface IWarRoomProvider
{
    /// <summary>Opens the room, or finds it again.</summary>
    /// <param name="name">The name that the policy's <c>rooms</c> pattern gives.</param>
    /// <param name="incident">The incident as it stands.</param>
    /// <param name="cancellationToken">Cancelled when the engine stops or the attempt takes too long.</param>
    /// <returns>The room.</returns>
    ValueTask<WarRoom> OpenAsync(string name, Incident incident, CancellationToken cancellationToken);
}
