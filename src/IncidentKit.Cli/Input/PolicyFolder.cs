using System.Text;
using IncidentKit.Policies;

namespace IncidentKit.Cli.Input;

/// <summary>Finds what a policy's file names (<c>extends</c>, <c>templates</c>) on the disk, relative to that file.</summary>
internal sealed class PolicyFolder(Terminal terminal) : IPolicySource
{
    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <inheritdoc/>
    public PolicyDocument? Find(string reference, string from)
    {
        var path = Path.Combine(Path.GetDirectoryName(from) is { Length: > 0 } folder ? folder : ".", reference);
        try
        {
            // What is too long is handed on, for the reader to say so.
            return reference == TextFile.StandardInput ? null : new PolicyDocument(path, Strict.GetString(LintFile.Read(path, terminal)).TrimStart('\uFEFF'));
        }
        catch (Exception exception) when (exception is CliException or DecoderFallbackException)
        {
            return null;
        }
    }
}
