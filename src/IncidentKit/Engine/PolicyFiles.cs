using IncidentKit.Expressions;
using IncidentKit.Policies;

namespace IncidentKit.Engine;

/// <summary>Reads one policy, finds what <c>extends</c> and <c>templates</c> name relative to the file that names it, and remembers what it read. For one reading.</summary>
internal sealed class PolicyFiles : IPolicySource
{
    private readonly List<KeyValuePair<string, string?>> _read = [];

    /// <summary>What was read so far.</summary>
    public PolicyContent Content => new([.. _read]);

    /// <summary>Reads a policy's file.</summary>
    /// <param name="file">The path.</param>
    /// <param name="functions">What its expressions may call.</param>
    /// <returns>The policy, or every finding.</returns>
    public PolicyReadResult Read(string file, ExpressionFunctions functions)
    {
        if (TryRead(file, out var text, out var fault))
            return PolicyReader.Read(file, text, this, functions);
        var hint = File.Exists(file) ? "" : $"; built-in policies are {string.Join(", ", BuiltInPacks.Names)}";
        return new PolicyReadResult { Policy = null, Diagnostics = [fault with { Message = fault.Message + hint }] };
    }

    /// <inheritdoc/>
    public PolicyDocument? Find(string reference, string from)
    {
        var folder = Path.GetDirectoryName(from) is { Length: > 0 } given ? given : ".";
        var path = Path.Combine(folder, reference);
        return TryRead(path, out var text, out _) ? new PolicyDocument(path, text) : null;
    }

    private bool TryRead(string path, out string text, out Diagnostics.Diagnostic fault)
    {
        var found = KitFiles.TryReadText(path, out text, out fault);
        _read.Add(KeyValuePair.Create(path, found ? FilePolicyOrigin.HashOf(text) : null));
        return found;
    }
}
