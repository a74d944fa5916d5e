using System.CommandLine;

namespace IncidentKit.Cli.Verbs;

/// <summary>The options and arguments that several verbs share. Made anew for each verb: a symbol has one parent.</summary>
internal static class Options
{
    public static Option<bool> Json() => new("--json") { Description = "One JSON document on standard output instead of text for a person." };

    public static Option<string> Store() => new("--store") { Description = "Where the incidents are: sqlite:PATH.", HelpName = "STORE", Required = true };

    public static Option<string> Policy() => new("--policy") { Description = "A built-in policy's name (adr-0072), a file, or - for standard input.", HelpName = "POLICY", Required = true };

    public static Option<string> Report() => new("--report") { Description = "A report, JSON; - is standard input.", HelpName = "FILE", Required = true };

    public static Option<string> By() => new("--by") { Description = "Who does it, for example user:ana; a plain name is a user's.", HelpName = "WHO", Required = true };

    public static Option<string?> Reason() => new("--reason") { Description = "Why; kept on the timeline.", HelpName = "TEXT" };

    public static Option<bool> Strict() => new("--strict") { Description = "Exit 1 on any finding, infos included, not only on errors." };

    public static Argument<string> Number() => new("number") { Description = "The incident, as INC-7, 7, or its id.", HelpName = "INC-7" };

    /// <summary>A text that must not be empty.</summary>
    /// <exception cref="CliException">It is.</exception>
    public static string Filled(string? text, string name, string right) =>
        string.IsNullOrWhiteSpace(text) ? throw new CliException($"{name} is empty; write {right}") : text;
}
