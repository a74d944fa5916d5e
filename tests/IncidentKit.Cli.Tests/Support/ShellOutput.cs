using System.Text.Json;
using System.Text.RegularExpressions;

namespace IncidentKit.Cli.Tests.Support;

/// <summary>What the program gave back.</summary>
internal sealed partial record ShellOutput(int Code, string Out, string Error)
{
    /// <summary>Standard output, which must be exactly one JSON document.</summary>
    public JsonElement Json
    {
        get
        {
            using var document = JsonDocument.Parse(Out);
            return document.RootElement.Clone();
        }
    }

    /// <summary>Standard output with what differs from run to run masked: ids and hashes.</summary>
    public string Masked => Mask(Out);

    /// <summary>The lines of standard error.</summary>
    public IReadOnlyList<string> Errors => Error.Split('\n', StringSplitOptions.RemoveEmptyEntries);

    public static string Mask(string text) => Hex().Replace(text, "…");

    [GeneratedRegex("[0-9a-f]{64}|[0-9a-f]{32}")]
    private static partial Regex Hex();
}
