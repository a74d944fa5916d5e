namespace IncidentKit.Architecture.Tests.Sources;

/// <summary>The working tree these tests were built from.</summary>
internal static class Repository
{
    private static readonly string[] Produced = ["bin", "obj", "artifacts", "TestResults", "BenchmarkDotNet.Artifacts"];

    /// <summary>The folder that holds <c>IncidentKit.sln</c>.</summary>
    public static string Root { get; } = FindRoot();

    /// <summary>A path below the root, for this machine's file system.</summary>
    public static string PathTo(params string[] parts) => Path.Combine([Root, .. parts]);

    /// <summary>A path relative to the root, with forward slashes on every platform.</summary>
    public static string Relative(string path) => Path.GetRelativePath(Root, path).Replace('\\', '/');

    /// <summary>The C# files below <c>src</c>, or below one folder of it; without what a build produces.</summary>
    public static IReadOnlyList<SourceFile> Sources(string project = "") =>
        [.. FilesBelow(PathTo("src", project)).Where(path => path.EndsWith(".cs", StringComparison.Ordinal)).Select(SourceFile.Read)];

    /// <summary>The project files below <c>src</c>.</summary>
    public static IReadOnlyList<string> SourceProjects() =>
        [.. FilesBelow(PathTo("src")).Where(path => path.EndsWith(".csproj", StringComparison.Ordinal))];

    /// <summary>Every file below a folder, sorted, without what git or a build keeps there.</summary>
    public static IEnumerable<string> FilesBelow(string folder)
    {
        foreach (var file in Directory.EnumerateFiles(folder).Order(StringComparer.Ordinal))
            yield return file;

        foreach (var child in Directory.EnumerateDirectories(folder).Order(StringComparer.Ordinal))
        {
            var name = Path.GetFileName(child);
            if (name == ".git" || Produced.Contains(name))
                continue;
            foreach (var file in FilesBelow(child))
                yield return file;
        }
    }

    private static string FindRoot()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "IncidentKit.sln")))
                return folder.FullName;
        }

        throw new InvalidOperationException($"No folder above '{AppContext.BaseDirectory}' holds IncidentKit.sln; these tests read the sources and must run inside the repository.");
    }
}
