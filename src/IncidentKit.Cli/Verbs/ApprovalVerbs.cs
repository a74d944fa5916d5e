using System.CommandLine;
using IncidentKit.Cli.Output;
using IncidentKit.Cli.Stores;
using IncidentKit.Runbooks;

namespace IncidentKit.Cli.Verbs;

/// <summary><c>approvals</c>, <c>approve</c>, <c>deny</c>: what runs of runbooks wait for.</summary>
internal static class ApprovalVerbs
{
    public static IEnumerable<Command> Create(Terminal terminal)
    {
        yield return List(terminal);
        yield return Answer("approve", "Allows a step of a run.", "approved", terminal);
        yield return Answer("deny", "Denies a step of a run; the run ends.", "denied", terminal);
    }

    private static Command List(Terminal terminal)
    {
        var (store, json) = (Options.Store(), Options.Json());
        var number = new Argument<string?>("number") { Description = "Only those of this incident.", HelpName = "INC-7", Arity = ArgumentArity.ZeroOrOne };
        var command = new Command("approvals", "Lists what runs of runbooks wait for: approvals, and steps that a crash interrupted.") { number, store, json };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            var kit = Kit.Open(parsed.GetRequiredValue(store), terminal);
            await using var disposing = kit.ConfigureAwait(false);
            IncidentId? incident = parsed.GetValue(number) is { } only ? (await kit.FindAsync(only, cancellationToken).ConfigureAwait(false)).Id : null;
            ApprovalOutput.Write(terminal, await kit.Runbooks.ListApprovalsAsync(incident, cancellationToken).ConfigureAwait(false), parsed.GetValue(json));
            return ExitCode.Fine;
        });
        return command;
    }

    private static Command Answer(string name, string description, string answer, Terminal terminal)
    {
        var (store, by, reason, json) = (Options.Store(), Options.By(), Options.Reason(), Options.Json());
        var approval = new Argument<string>("approval") { Description = "The approval's id, as approvals lists it.", HelpName = "APPROVAL" };
        var command = new Command(name, description) { approval, store, by, reason, json };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            var id = parsed.GetRequiredValue(approval);
            var who = Options.Filled(parsed.GetRequiredValue(by), "--by", "who answers, such as user:ana");
            var kit = Kit.Open(parsed.GetRequiredValue(store), terminal);
            await using var disposing = kit.ConfigureAwait(false);
            var open = await kit.Runbooks.ListApprovalsAsync(cancellationToken: cancellationToken).ConfigureAwait(false);
            await AnswerAsync(kit.Runbooks, answer, id, who, parsed.GetValue(reason), cancellationToken).ConfigureAwait(false);
            if (open.FirstOrDefault(request => request.Id == id) is { } request)
                ApprovalOutput.WriteAnswer(terminal, request, answer, who, parsed.GetValue(json));
            return ExitCode.Fine;
        });
        return command;
    }

    private static ValueTask AnswerAsync(IRunbookManager runbooks, string answer, string id, string by, string? reason, CancellationToken cancellationToken) =>
        answer == "approved" ? runbooks.ApproveAsync(id, by, reason, cancellationToken) : runbooks.DenyAsync(id, by, reason, cancellationToken);
}
