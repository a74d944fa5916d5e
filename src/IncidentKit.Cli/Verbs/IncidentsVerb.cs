using System.CommandLine;
using IncidentKit.Cli.Output;
using IncidentKit.Cli.Stores;

namespace IncidentKit.Cli.Verbs;

/// <summary><c>incidents</c>: the incidents of a store.</summary>
internal static class IncidentsVerb
{
    private const int Page = 1000;

    public static Command Create(Terminal terminal)
    {
        var (store, json) = (Options.Store(), Options.Json());
        var open = new Option<bool>("--open") { Description = "Only those that people still work on." };
        var command = new Command("incidents", "Lists incidents in the order of their declaration.") { store, open, json };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            var kit = Kit.Open(parsed.GetRequiredValue(store), terminal);
            await using var disposing = kit.ConfigureAwait(false);
            IncidentOutput.Write(terminal, await ReadAsync(kit, parsed.GetValue(open), cancellationToken).ConfigureAwait(false), parsed.GetValue(json));
            return ExitCode.Fine;
        });
        return command;
    }

    /// <summary>Reads all of them, page by page.</summary>
    public static async Task<IReadOnlyList<IncidentListing>> ReadAsync(Kit kit, bool openOnly, CancellationToken cancellationToken)
    {
        var all = new List<IncidentListing>();
        while (true)
        {
            var query = new IncidentQuery { OpenOnly = openOnly, After = all.Count == 0 ? null : all[^1].Incident.Id, Max = Page };
            var page = await kit.Incidents.ListAsync(query, cancellationToken).ConfigureAwait(false);
            all.AddRange(page);
            if (page.Count < Page)
                return all;
        }
    }
}
