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
        var batch = new Option<bool>("--batch") { Description = "The file holds one report a line; prints one JSON document a line, in the same order, and {\"error\": …} for a line that is wrong." };
        var command = new Command("classify", "Gives a report its severity by a policy's rules, and says why.") { policy, report, batch, json };
        command.SetAction(parsed =>
        {
            var (policyFile, reportFile) = (parsed.GetRequiredValue(policy), parsed.GetRequiredValue(report));
            if (policyFile == TextFile.StandardInput && reportFile == TextFile.StandardInput)
                throw new CliException("the policy and the report can't both be standard input; name a file for one of them");
            var classifier = new SeverityClassifier(PolicyFile.Read(policyFile, terminal));
            if (parsed.GetValue(batch))
                ClassifyLines(TextFile.Read(reportFile, terminal), classifier, terminal);
            else
                ClassificationOutput.Write(terminal, classifier.Classify(ReportReader.Read(reportFile, terminal), terminal.Time.GetUtcNow()), classifier.Policy, parsed.GetValue(json));
            return ExitCode.Fine;
        });
        return command;
    }

    // One line out for each line in: whoever reads both knows which answer is whose.
    private static void ClassifyLines(string text, SeverityClassifier classifier, Terminal terminal)
    {
        var now = terminal.Time.GetUtcNow();
        foreach (var line in JsonLines.All(text))
        {
            if (ReportReader.Parse(line, out var faults) is { } report)
                ClassificationOutput.Write(terminal, classifier.Classify(report, now), classifier.Policy, json: true);
            else
                ClassificationOutput.WriteFaults(terminal, faults);
        }
    }
}
