using System.CommandLine;
using IncidentKit.Cli.Output;
using IncidentKit.Cli.Stores;
using IncidentKit.Commands;

namespace IncidentKit.Cli.Verbs;

/// <summary>What a person wants of one incident: <c>ack</c>, <c>mitigated</c>, <c>resolve</c> and so on.</summary>
internal static class CommandVerbs
{
    public static IEnumerable<Command> Create(Terminal terminal)
    {
        yield return Plain("ack", "You have it: pages to those engaged stop.", terminal, (by, reason) => new Acknowledge { By = by, Reason = reason });
        yield return Plain("mitigated", "The impact is reduced.", terminal, (by, reason) => new MarkMitigated { By = by, Reason = reason });
        yield return Plain("resolve", "The impact has ended. --reason says how, and is kept as the resolution.", terminal, (by, reason) => new Resolve { By = by, Summary = reason });
        yield return Plain("reopen", "It is back; possible for 24 hours after it was resolved.", terminal, (by, reason) => new Reopen { By = by, Reason = reason });
        yield return Plain("false-alarm", "There never was an incident.", terminal, (by, reason) => new FalseAlarm { By = by, Reason = reason });
        yield return CreateClose(terminal);
        yield return CreateSeverity(terminal);
        yield return CreateRca(terminal);
        yield return CreateDuty(terminal);
        yield return WithOperand("note", "A note for the timeline.", "text", "The note.", terminal, (by, reason, text) => new AddNote { By = by, Reason = reason, Text = text });
        yield return WithOperand("assign", "Somebody becomes the owner.", "target", "The new owner, for example user:bo.", terminal, (by, reason, owner) => new Assign { By = by, Reason = reason, Owner = owner });
    }

    private static Command Plain(string name, string description, Terminal terminal, Func<string, string?, IncidentCommand> create) =>
        new Verb(name, description).Finish(terminal, (_, by, reason) => create(by, reason));

    private static Command WithOperand(string name, string description, string operand, string operandDescription, Terminal terminal, Func<string, string?, string, IncidentCommand> create)
    {
        var argument = new Argument<string>(operand) { Description = operandDescription };
        var verb = new Verb(name, description);
        verb.Command.Add(argument);
        return verb.Finish(terminal, (parsed, by, reason) => create(by, reason, Options.Filled(parsed.GetRequiredValue(argument), operand, "something")));
    }

    private static Command CreateClose(Terminal terminal)
    {
        var breakGlass = new Option<bool>("--break-glass") { Description = "Close although a required duty is missing; needs --reason, and is shown in the post-mortem." };
        var verb = new Verb("close", "Nothing is left to do. Refused while a required duty is missing.");
        verb.Command.Add(breakGlass);
        return verb.Finish(terminal, (parsed, by, reason) => parsed.GetValue(breakGlass) && string.IsNullOrWhiteSpace(reason)
            ? throw new CliException("--break-glass needs a reason; add --reason TEXT")
            : new Close { By = by, Reason = reason, BreakGlass = parsed.GetValue(breakGlass) });
    }

    private static Command CreateDuty(Terminal terminal)
    {
        var duty = new Argument<string>("duty") { Description = "The duty, for example post_mortem; show lists them.", HelpName = "DUTY" };
        var waive = new Option<bool>("--waive") { Description = "It is not going to be done; needs --reason." };
        var verb = new Verb("duty", "A duty is done, or waived with a reason. A root-cause analysis is recorded by rca.");
        verb.Command.Add(duty);
        verb.Command.Add(waive);
        return verb.Finish(terminal, (parsed, by, reason) => new CompleteDuty
        {
            By = by,
            Reason = reason,
            Duty = Options.Filled(parsed.GetRequiredValue(duty), "duty", "one that show lists"),
            Waive = parsed.GetValue(waive),
        });
    }

    private static Command CreateSeverity(Terminal terminal)
    {
        var severity = new Argument<string>("severity") { Description = "The new severity, in any spelling that the incident's policy knows.", HelpName = "SEVERITY" };
        var correction = new Option<bool>("--correction") { Description = "The old severity was simply wrong, and leaves no peak behind." };
        var verb = new Verb("severity", "Raises, lowers or corrects the severity.");
        verb.Command.Add(severity);
        verb.Command.Add(correction);
        return verb.Finish(terminal, (parsed, by, reason) => new ChangeSeverity
        {
            By = by,
            Reason = reason,
            Severity = Options.Filled(parsed.GetRequiredValue(severity), "severity", "one of the incident's policy"),
            Correction = parsed.GetValue(correction),
        });
    }

    private static Command CreateRca(Terminal terminal)
    {
        var summary = new Argument<string>("summary") { Description = "What happened, in a few sentences." };
        var causes = Many("--cause", "A root cause, the immediate one first.");
        var factors = Many("--factor", "What made it possible or worse.");
        var lessons = Many("--lesson", "What will be remembered.");
        var impact = new Option<string?>("--impact") { Description = "Who and what was hit, and how hard." };
        var verb = new Verb("rca", "Records the root-cause analysis; it discharges the duty that guards closing.");
        verb.Command.Add(summary);
        foreach (var option in (Option[])[causes, factors, lessons, impact])
            verb.Command.Add(option);
        return verb.Finish(terminal, (parsed, by, reason) => new RecordRootCauseAnalysis
        {
            By = by,
            Reason = reason,
            Analysis = new RootCauseAnalysis
            {
                Summary = Options.Filled(parsed.GetRequiredValue(summary), "summary", "what happened"),
                RootCauses = parsed.GetValue(causes) ?? [],
                ContributingFactors = parsed.GetValue(factors) ?? [],
                LessonsLearned = parsed.GetValue(lessons) ?? [],
                ImpactAssessment = parsed.GetValue(impact) ?? "",
            },
        });
    }

    private static Option<string[]> Many(string name, string description) =>
        new(name) { Description = $"{description} May be given several times.", HelpName = "TEXT", Arity = ArgumentArity.OneOrMore };

    /// <summary>A verb in the making: the incident first, its operand after it.</summary>
    private sealed class Verb
    {
        private readonly Option<string> _store = Options.Store();
        private readonly Option<string> _by = Options.By();
        private readonly Option<string?> _reason = Options.Reason();
        private readonly Option<bool> _json = Options.Json();
        private readonly Argument<string> _number = Options.Number();

        public Verb(string name, string description) => Command = new Command(name, description) { _number, _store, _by, _reason, _json };

        public Command Command { get; }

        public Command Finish(Terminal terminal, Func<ParseResult, string, string?, IncidentCommand> create)
        {
            Command.SetAction(async (parsed, cancellationToken) =>
            {
                var wanted = create(parsed, Options.Filled(parsed.GetRequiredValue(_by), "--by", "who does it, such as user:ana"), parsed.GetValue(_reason));
                var kit = Kit.Open(parsed.GetRequiredValue(_store), terminal);
                await using var disposing = kit.ConfigureAwait(false);
                var incident = await kit.FindAsync(parsed.GetRequiredValue(_number), cancellationToken).ConfigureAwait(false);
                incident = await kit.Incidents.ExecuteAsync(incident.Id, wanted, cancellationToken).ConfigureAwait(false);
                IncidentOutput.Write(terminal, await kit.ListingOfAsync(incident, cancellationToken).ConfigureAwait(false), parsed.GetValue(_json));
                return ExitCode.Fine;
            });
            return Command;
        }
    }
}
