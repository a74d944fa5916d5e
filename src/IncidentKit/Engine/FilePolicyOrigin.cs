using System.Security.Cryptography;
using System.Text;
using IncidentKit.Expressions;
using IncidentKit.Policies;

namespace IncidentKit.Engine;

/// <summary>A policy in a file, with the files that it names.</summary>
internal sealed class FilePolicyOrigin(string file, Func<ExpressionFunctions> functions) : PolicyOrigin
{
    /// <inheritdoc/>
    public override string Name => file;

    /// <inheritdoc/>
    public override bool CanChange => true;

    /// <inheritdoc/>
    public override PolicyReading Read()
    {
        var files = new PolicyFiles();
        var result = files.Read(file, functions());
        return new PolicyReading(result, files.Content);
    }

    /// <inheritdoc/>
    public override bool HasChanged(PolicyContent content) =>
        content.Files.Any(read => (KitFiles.TryReadText(read.Key, out var text, out _) ? HashOf(text) : null) != read.Value);

    internal static string HashOf(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
}
