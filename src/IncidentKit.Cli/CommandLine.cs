using System.CommandLine;
using IncidentKit.Cli.Output;
using IncidentKit.Cli.Verbs;
using IncidentKit.Engine;
using IncidentKit.Storage;

namespace IncidentKit.Cli;

/// <summary>The whole program: arguments in, an exit code out.</summary>
internal static class CommandLine
{
    /// <summary>Runs one verb.</summary>
    /// <param name="args">The arguments.</param>
    /// <param name="input">Standard input.</param>
    /// <param name="output">Standard output.</param>
    /// <param name="error">Standard error.</param>
    /// <param name="time">The clock.</param>
    /// <param name="cancellationToken">Cancelled when the caller gives up.</param>
    /// <returns>One of <see cref="ExitCode"/>.</returns>
    public static async Task<int> RunAsync(
        IReadOnlyList<string> args,
        TextReader input,
        TextWriter output,
        TextWriter error,
        TimeProvider time,
        CancellationToken cancellationToken = default)
    {
        var parsed = CreateRoot(new Terminal(input, output, error, time)).Parse(
            args,
            // A note that begins with @ is a note, not the name of a file with more arguments.
            new ParserConfiguration { ResponseFileTokenReplacer = null, EnablePosixBundling = false });
        if (parsed.Errors.Count > 0)
        {
            var faults = parsed.Errors.Select(fault => fault.Message.TrimEnd('.')).Distinct(StringComparer.Ordinal);
            Complain(error, faults.Select(fault => $"{fault}; {HelpFor(parsed)} shows what is known"));
            return ExitCode.Unusable;
        }

        try
        {
            return await parsed.InvokeAsync(
                new InvocationConfiguration { Output = output, Error = error, EnableDefaultExceptionHandler = false },
                cancellationToken).ConfigureAwait(false);
        }
        catch (Exception exception)
        {
            // The edge of the program: whatever happened, its caller gets lines and an exit code, never a stack trace.
            var (lines, code) = Explain(exception);
            Complain(error, lines);
            return code;
        }
    }

    private static RootCommand CreateRoot(Terminal terminal)
    {
        var root = new RootCommand("Incident response from a shell or from CI: classify, declare, steer and read incidents; try runbooks and policies.");
        root.Directives.Clear();
        root.Add(ClassifyVerb.Create(terminal));
        root.Add(PolicyVerb.Create(terminal));
        root.Add(LintVerb.Create(terminal));
        root.Add(LifecycleVerb.Create(terminal));
        root.Add(RunVerb.Create(terminal));
        root.Add(RunbookVerb.Create(terminal));
        root.Add(EvalVerb.Create(terminal));
        root.Add(RenderVerb.Create(terminal));
        root.Add(DeclareVerb.Create(terminal));
        foreach (var verb in CommandVerbs.Create(terminal))
            root.Add(verb);
        root.Add(IncidentsVerb.Create(terminal));
        root.Add(ShowVerb.Create(terminal));
        root.Add(TimelineVerb.Create(terminal));
        root.Add(PostMortemVerb.Create(terminal));
        foreach (var verb in ApprovalVerbs.Create(terminal))
            root.Add(verb);
        root.Add(AuditVerb.Create(terminal));
        return root;
    }

    private static void Complain(TextWriter error, IEnumerable<string> lines)
    {
        foreach (var line in lines)
            error.WriteLine(SafeText.Line(line));
    }

    private static string HelpFor(ParseResult parsed)
    {
        var names = new List<string>();
        for (var command = parsed.CommandResult; command is not null; command = command.Parent as System.CommandLine.Parsing.CommandResult)
            names.Insert(0, command.Command is RootCommand ? "incidentkit" : command.Command.Name);
        return $"\"{string.Join(' ', names)} --help\"";
    }

    private static (IReadOnlyList<string> Lines, int Code) Explain(Exception exception) => exception switch
    {
        CliException known => (known.Lines, known.ExitCode),
        IncidentRefusedException refused => (Refusal.Explain(refused), ExitCode.Found),
        DocumentException wrong => ([.. wrong.Diagnostics.Select(FindingOutput.Sentence)], ExitCode.Unusable),
        StoreUnavailableException store => ([store.Message], ExitCode.Unusable),
        IncidentNotFoundException missing => ([$"{missing.Message}; \"incidentkit incidents\" lists those that the store holds"], ExitCode.Unusable),
        IncidentKitException refused => ([refused.Message], ExitCode.Found),
        OperationCanceledException => (["stopped before it was done"], ExitCode.Unusable),
        ArgumentException wrong => ([WithoutParameter(wrong)], ExitCode.Unusable),
        _ => ([$"unexpected: {exception.GetType().Name}: {exception.Message}"], ExitCode.Unusable),
    };

    private static string WithoutParameter(ArgumentException exception)
    {
        var at = exception.Message.IndexOf(" (Parameter '", StringComparison.Ordinal);
        return at < 0 ? exception.Message : exception.Message[..at];
    }
}
