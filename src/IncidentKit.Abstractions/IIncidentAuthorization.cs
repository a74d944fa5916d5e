namespace IncidentKit;

/// <summary>Says whether somebody may do something to an incident. The default allows everybody whom the host let in; approvals and closing ask it too.</summary>
/// <remarks>Implementers must be thread safe and quick: every command of a person waits for the answer.</remarks>
public interface IIncidentAuthorization
{
    /// <summary>Answers for one command.</summary>
    /// <param name="actor">Who wants to, for example <c>user:ana</c>.</param>
    /// <param name="operation">The command's name, for example <c>acknowledge</c>, <c>close</c>, <c>approve</c>.</param>
    /// <param name="incident">The incident as it stands; <see langword="null"/> for a declaration.</param>
    /// <param name="cancellationToken">Cancelled when the caller gives up.</param>
    /// <returns>Whether they may.</returns>
    ValueTask<bool> IsAllowedAsync(string actor, string operation, Incident? incident, CancellationToken cancellationToken);
}
