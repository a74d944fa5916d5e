using System.CommandLine;
using IncidentKit.Cli.Input;
using IncidentKit.Cli.Output;
using IncidentKit.Cli.Stores;
using IncidentKit.Commands;

namespace IncidentKit.Cli.Verbs;

/// <summary><c>policy move</c>: an open incident goes on by another policy.</summary>
internal static class PolicyMoveVerb
{
    public static Command Create(Terminal terminal)
    {
        var (number, store, policy, by, reason, json) = (Options.Number(), Options.Store(), Options.Policy(), Options.By(), Options.Reason(), Options.Json());
        var command = new Command("move", "Moves an open incident to another policy: what was decided stays, and nothing fires back in time.") { number, store, policy, by, reason, json };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            var who = Options.Filled(parsed.GetRequiredValue(by), "--by", "who moves it, such as user:ana");
            var to = PolicyFile.Read(parsed.GetRequiredValue(policy), terminal);
            var kit = Kit.Open(parsed.GetRequiredValue(store), terminal, to);
            await using var disposing = kit.ConfigureAwait(false);
            var incident = await kit.FindAsync(parsed.GetRequiredValue(number), cancellationToken).ConfigureAwait(false);
            incident = await kit.Incidents.ExecuteAsync(incident.Id, new MoveToPolicy { By = who, Policy = to.Hash, Reason = parsed.GetValue(reason) }, cancellationToken).ConfigureAwait(false);
            IncidentOutput.Write(terminal, await kit.ListingOfAsync(incident, cancellationToken).ConfigureAwait(false), parsed.GetValue(json));
            return ExitCode.Fine;
        });
        return command;
    }
}
