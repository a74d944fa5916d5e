using System.CommandLine;
using IncidentKit.Cli.Output;
using IncidentKit.Cli.Stores;

namespace IncidentKit.Cli.Verbs;

/// <summary><c>show</c>: one incident, everything that its record holds.</summary>
internal static class ShowVerb
{
    public static Command Create(Terminal terminal)
    {
        var (store, number, json) = (Options.Store(), Options.Number(), Options.Json());
        var command = new Command("show", "Shows one incident.") { number, store, json };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            var kit = Kit.Open(parsed.GetRequiredValue(store), terminal);
            await using var disposing = kit.ConfigureAwait(false);
            var incident = await kit.FindAsync(parsed.GetRequiredValue(number), cancellationToken).ConfigureAwait(false);
            IncidentOutput.Write(terminal, await kit.ListingOfAsync(incident, cancellationToken).ConfigureAwait(false), parsed.GetValue(json));
            return ExitCode.Fine;
        });
        return command;
    }
}
