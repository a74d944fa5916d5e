using IncidentKit.Commands;
using IncidentKit.Signals;

namespace IncidentKit;

/// <summary>The front door: declares incidents, takes commands and signals, and reads what is there. Thread safe; one instance a host.</summary>
/// <remarks>
/// Every call that changes something returns after the change is durable. A refusal is an <see cref="IncidentRefusedException"/> that names what is allowed;
/// a store that can't be reached is a <see cref="Storage.StoreUnavailableException"/>, and the call may be made again.
/// </remarks>
public interface IIncidentManager
{
    /// <summary>Declares an incident: classifies it, gives it a number and an owner, and starts its ladder.</summary>
    /// <param name="report">What is known.</param>
    /// <param name="cancellationToken">Cancelled when the caller gives up; the incident may exist all the same.</param>
    /// <returns>The incident.</returns>
    /// <exception cref="ArgumentException">The title is empty or longer than 500 characters, or another field is out of its range.</exception>
    ValueTask<Incident> DeclareAsync(IncidentReport report, CancellationToken cancellationToken = default);

    /// <summary>Carries out a command on an incident.</summary>
    /// <param name="id">The incident.</param>
    /// <param name="command">What is wanted.</param>
    /// <param name="cancellationToken">Cancelled when the caller gives up; the command may have taken effect all the same.</param>
    /// <returns>The incident afterwards.</returns>
    /// <exception cref="IncidentNotFoundException">There is no such incident.</exception>
    /// <exception cref="IncidentRefusedException">Its status does not allow it.</exception>
    /// <exception cref="IncidentForbiddenException">The person may not do it.</exception>
    /// <exception cref="IncidentVersionException">The incident has another version than <see cref="IncidentCommand.ExpectedVersion"/>.</exception>
    ValueTask<Incident> ExecuteAsync(IncidentId id, IncidentCommand command, CancellationToken cancellationToken = default);

    /// <summary>Takes a message about alerts: opens an incident, attaches to one, or reopens one.</summary>
    /// <param name="signal">The message.</param>
    /// <param name="cancellationToken">Cancelled when the caller gives up.</param>
    /// <returns>What became of it; it is durable.</returns>
    ValueTask<SignalReceipt> SignalAsync(AlertSignal signal, CancellationToken cancellationToken = default);

    /// <summary>Reads an incident.</summary>
    /// <param name="id">The incident.</param>
    /// <param name="cancellationToken">Cancelled when the caller gives up.</param>
    /// <returns>The incident; <see langword="null"/> where there is none.</returns>
    ValueTask<Incident?> FindAsync(IncidentId id, CancellationToken cancellationToken = default);

    /// <summary>Reads an incident by the number that people use.</summary>
    /// <param name="number">The number, as <c>7</c> or <c>INC-7</c>.</param>
    /// <param name="cancellationToken">Cancelled when the caller gives up.</param>
    /// <returns>The incident; <see langword="null"/> where there is none.</returns>
    /// <exception cref="FormatException">The text is no number.</exception>
    ValueTask<Incident?> FindByNumberAsync(string number, CancellationToken cancellationToken = default);

    /// <summary>Reads a page of incidents in the order of their declaration.</summary>
    /// <param name="query">Which ones.</param>
    /// <param name="cancellationToken">Cancelled when the caller gives up.</param>
    /// <returns>The incidents.</returns>
    ValueTask<IReadOnlyList<IncidentListing>> ListAsync(IncidentQuery query, CancellationToken cancellationToken = default);

    /// <summary>Reads an incident's timeline.</summary>
    /// <param name="id">The incident.</param>
    /// <param name="cancellationToken">Cancelled when the caller gives up.</param>
    /// <returns>Its entries, the first one first; empty where there is no such incident.</returns>
    ValueTask<IReadOnlyList<TimelineEntry>> ReadTimelineAsync(IncidentId id, CancellationToken cancellationToken = default);

    /// <summary>Writes an incident's post-mortem from its timeline.</summary>
    /// <param name="id">The incident.</param>
    /// <param name="cancellationToken">Cancelled when the caller gives up.</param>
    /// <returns>The document, as Markdown.</returns>
    /// <exception cref="IncidentNotFoundException">There is no such incident.</exception>
    ValueTask<string> WritePostMortemAsync(IncidentId id, CancellationToken cancellationToken = default);
}
