using System.CommandLine;
using IncidentKit.Cli.Stores;

namespace IncidentKit.Cli.Verbs;

/// <summary><c>postmortem</c>: the document, as Markdown.</summary>
internal static class PostMortemVerb
{
    public static Command Create(Terminal terminal)
    {
        var (store, number) = (Options.Store(), Options.Number());
        var command = new Command("postmortem", "Writes an incident's post-mortem from its timeline, as Markdown.") { number, store };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            var kit = Kit.Open(parsed.GetRequiredValue(store), terminal);
            await using var disposing = kit.ConfigureAwait(false);
            var incident = await kit.FindAsync(parsed.GetRequiredValue(number), cancellationToken).ConfigureAwait(false);
            terminal.WriteText(await kit.Incidents.WritePostMortemAsync(incident.Id, cancellationToken).ConfigureAwait(false));
            return ExitCode.Fine;
        });
        return command;
    }
}
