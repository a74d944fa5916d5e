using System.Text;

namespace IncidentKit.Policies;

/// <summary>The policies that come with the library, one for each of the organisations that it was made for.</summary>
public static class BuiltInPacks
{
    private const string Folder = "packs/";

    private static readonly string[] KnownNames = ["adr-0072"];

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

    internal static PolicyDocument? Find(string reference) =>
        KnownNames.Contains(reference, StringComparer.Ordinal) ? FindFile($"{Folder}{reference}.yaml") : null;

    /// <summary>A file of a pack, named by a path relative to another one.</summary>
    internal static PolicyDocument? Find(string path, string from) =>
        IsBuiltIn(from) ? FindFile(from[..(from.LastIndexOf('/') + 1)] + path) : null;

    /// <summary>Whether a file is one of the packs'. Their names can't be those of real files by mistake: a host names files by more than this.</summary>
    internal static bool IsBuiltIn(string file) => file.StartsWith(Folder, StringComparison.Ordinal) && FindFile(file) is not null;

    private static PolicyDocument? FindFile(string file)
    {
        using var stream = typeof(BuiltInPacks).Assembly.GetManifestResourceStream(file);
        if (stream is null)
            return null;
        using var reader = new StreamReader(stream, Encoding.UTF8);
        return new PolicyDocument(file, reader.ReadToEnd());
    }
}
