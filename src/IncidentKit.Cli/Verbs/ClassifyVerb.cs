using System.CommandLine;
using IncidentKit.Classification;
using IncidentKit.Cli.Input;
using IncidentKit.Cli.Output;

namespace IncidentKit.Cli.Verbs;

/// <summary><c>classify</c>: report to severity, and why.</summary>
internal static class ClassifyVerb
{
    public static Command Create(Terminal terminal)
    {
        var (policy, report, json) = (Options.Policy(), Options.Report(), Options.Json());
        var batch = new Option<bool>("--batch") { Description = "The file holds one report a line; prints one JSON document a line, in the same order." };
        var command = new Command("classify", "Gives a report its severity by a policy's rules, and says why.") { policy, report, batch, json };
        command.SetAction(parsed =>
        {
            var (policyFile, reportFile) = (parsed.GetRequiredValue(policy), parsed.GetRequiredValue(report));
            if (policyFile == TextFile.StandardInput && reportFile == TextFile.StandardInput)
                throw new CliException("the policy and the report can't both be standard input; name a file for one of them");
            var classifier = new SeverityClassifier(PolicyFile.Read(policyFile, terminal));
            IReadOnlyList<IncidentReport> reports = parsed.GetValue(batch) ? ReportReader.ReadLines(reportFile, terminal) : [ReportReader.Read(reportFile, terminal)];
            var now = terminal.Time.GetUtcNow();
            foreach (var one in reports)
                ClassificationOutput.Write(terminal, classifier.Classify(one, now), classifier.Policy, parsed.GetValue(json) || parsed.GetValue(batch));
            return ExitCode.Fine;
        });
        return command;
    }
}
