using System.CommandLine;
using IncidentKit.Cli.Input;
using IncidentKit.Cli.Output;
using IncidentKit.Cli.Stores;
using IncidentKit.Commands;

namespace IncidentKit.Cli.Verbs;

/// <summary><c>declare</c>: a report becomes an incident.</summary>
internal static class DeclareVerb
{
    public static Command Create(Terminal terminal)
    {
        var (store, policy, report, by, reason, json) = (Options.Store(), Options.Policy(), Options.Report(), Options.By(), Options.Reason(), Options.Json());
        var command = new Command("declare", "Declares an incident. The service that works on the store sends what follows from it.") { store, policy, report, by, reason, json };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            var (policyFile, reportFile) = (parsed.GetRequiredValue(policy), parsed.GetRequiredValue(report));
            if (policyFile == TextFile.StandardInput && reportFile == TextFile.StandardInput)
                throw new CliException("the policy and the report can't both be standard input; name a file for one of them");
            var who = Options.Filled(parsed.GetRequiredValue(by), "--by", "who declares it, such as user:ana");
            var read = PolicyFile.Read(policyFile, terminal);
            var what = ReportReader.Read(reportFile, terminal) with { ReportedBy = who };

            if (what.Severity is { } severity && read.FindSeverity(severity) is null)
                throw new CliException($"{reportFile}: the policy {read.Name} has no severity \"{severity}\"; {Suggestion.For(severity, [.. read.Severities.Select(known => known.Name)])}");

            var kit = Kit.OpenOrCreate(parsed.GetRequiredValue(store), terminal, read);
            await using var disposing = kit.ConfigureAwait(false);
            var incident = await kit.Incidents.DeclareAsync(what, cancellationToken).ConfigureAwait(false);
            if (parsed.GetValue(reason) is { Length: > 0 } why)
                incident = await kit.Incidents.ExecuteAsync(incident.Id, new AddNote { By = who, Text = why }, cancellationToken).ConfigureAwait(false);
            IncidentOutput.Write(terminal, await kit.ListingOfAsync(incident, cancellationToken).ConfigureAwait(false), parsed.GetValue(json));
            return ExitCode.Fine;
        });
        return command;
    }
}
