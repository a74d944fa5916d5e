using IncidentKit.Storage;

namespace IncidentKit.Cli.Stores;

/// <summary>Finds the incident that an argument names.</summary>
internal static class IncidentFinder
{
    private const int IdLength = 32;

    /// <summary>Finds it by <c>INC-7</c>, <c>7</c> or its id.</summary>
    /// <exception cref="CliException">The text is no number, or there is no such incident.</exception>
    public static async ValueTask<Incident> FindAsync(this Kit kit, string number, CancellationToken cancellationToken)
    {
        try
        {
            var incident = number.Length == IdLength && number.All(char.IsAsciiHexDigit)
                ? await kit.Incidents.FindAsync(new IncidentId(number), cancellationToken).ConfigureAwait(false)
                : await kit.Incidents.FindByNumberAsync(number, cancellationToken).ConfigureAwait(false);
            return incident ?? throw new CliException($"there is no incident {number}; \"incidentkit incidents\" lists those that the store holds");
        }
        catch (FormatException wrong)
        {
            throw new CliException(wrong.Message);
        }
    }

    /// <summary>Adds the number of its alerts.</summary>
    public static async ValueTask<IncidentListing> ListingOfAsync(this Kit kit, Incident incident, CancellationToken cancellationToken)
    {
        var counts = await kit.Store.CountOccurrencesAsync(incident.Tenant, [incident.Id.Value], cancellationToken).ConfigureAwait(false);
        return counts is [var count] ? new IncidentListing(incident, count.Alerts, count.Firing) : new IncidentListing(incident, 0, 0);
    }
}
