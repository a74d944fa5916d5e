using System.CommandLine;
using IncidentKit.Cli.Output;
using IncidentKit.Cli.Stores;

namespace IncidentKit.Cli.Verbs;

/// <summary><c>timeline</c>: what happened to an incident, entry by entry.</summary>
internal static class TimelineVerb
{
    public static Command Create(Terminal terminal)
    {
        var (store, number, json) = (Options.Store(), Options.Number(), Options.Json());
        var command = new Command("timeline", "Shows an incident's timeline.") { number, store, json };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            var kit = Kit.Open(parsed.GetRequiredValue(store), terminal);
            await using var disposing = kit.ConfigureAwait(false);
            var incident = await kit.FindAsync(parsed.GetRequiredValue(number), cancellationToken).ConfigureAwait(false);
            TimelineOutput.Write(terminal, await kit.Incidents.ReadTimelineAsync(incident.Id, cancellationToken).ConfigureAwait(false), parsed.GetValue(json));
            return ExitCode.Fine;
        });
        return command;
    }
}
