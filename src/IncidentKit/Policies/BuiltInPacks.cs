using System.Text;

namespace IncidentKit.Policies;

/// <summary>The policies that come with the library, one for each of the organisations that it was made for.</summary>
public static class BuiltInPacks
{
    /// <summary>What the packs' files are called in findings: no path, so that a host's own <c>packs/adr-0072.yaml</c> is never taken for one.</summary>
    private const string Scheme = "built-in:";

    private const string Folder = "packs/";

    private static readonly string[] KnownNames = ["adr-0072", "p0-p3", "platform", "reliability-guild", "pol-010"];

    /// <summary>The names of the packs.</summary>
    public static IReadOnlyList<string> Names => KnownNames;

    /// <summary>The text of a pack.</summary>
    /// <param name="name">One of <see cref="Names"/>.</param>
    /// <returns>The YAML.</returns>
    /// <exception cref="ArgumentException">There is no pack of that name.</exception>
    public static string Read(string name) => Find(name)?.Text
        ?? throw new ArgumentException($"There is no built-in policy '{name}'; there are {string.Join(", ", KnownNames)}.", nameof(name));

    /// <summary>Reads a pack into a policy.</summary>
    /// <param name="name">One of <see cref="Names"/>.</param>
    /// <returns>The policy.</returns>
    /// <exception cref="ArgumentException">There is no pack of that name.</exception>
    public static Policy Load(string name)
    {
        var document = Find(name) ?? throw new ArgumentException($"There is no built-in policy '{name}'; there are {string.Join(", ", KnownNames)}.", nameof(name));
        var result = PolicyReader.Read(document.File, document.Text);
        return result.Policy ?? throw new InvalidOperationException($"The built-in policy '{name}' can't be read: {string.Join("; ", result.Diagnostics)}");
    }

    /// <summary>The document of a pack, as <see cref="PolicyReader.Read(string, string, IPolicySource?)"/> takes it.</summary>
    /// <param name="name">A name.</param>
    /// <returns>The document, or <see langword="null"/> where there is no pack of that name.</returns>
    public static PolicyDocument? Find(string name) =>
        KnownNames.Contains(name, StringComparer.Ordinal) ? FindFile($"{Scheme}{name}.yaml") : null;

    /// <summary>A file of a pack, named by a path relative to another one.</summary>
    internal static PolicyDocument? Find(string path, string from) =>
        from.StartsWith(Scheme, StringComparison.Ordinal) ? FindFile(from[..(Math.Max(from.LastIndexOf('/'), Scheme.Length - 1) + 1)] + path) : null;

    private static PolicyDocument? FindFile(string file)
    {
        using var stream = typeof(BuiltInPacks).Assembly.GetManifestResourceStream(Folder + file[Scheme.Length..]);
        if (stream is null)
            return null;
        using var reader = new StreamReader(stream, Encoding.UTF8);
        return new PolicyDocument(file, reader.ReadToEnd());
    }
}
