namespace IncidentKit.Samples.Tests;

/// <summary>Where things stand in the working tree.</summary>
internal static class RepositoryFiles
{
    /// <summary>The folder that holds the solution.</summary>
    public static string Root { get; } = FindRoot();

    /// <summary>What a sample was built into, with the configuration and framework of this test.</summary>
    public static string Output(string sample)
    {
        var own = new DirectoryInfo(AppContext.BaseDirectory);
        return Path.Combine(Root, "samples", sample, "bin", own.Parent!.Name, own.Name);
    }

    private static string FindRoot()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "IncidentKit.sln")))
                return folder.FullName;
        }

        throw new InvalidOperationException($"no folder above {AppContext.BaseDirectory} holds IncidentKit.sln");
    }
}
