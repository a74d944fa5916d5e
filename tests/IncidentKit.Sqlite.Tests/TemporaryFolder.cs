namespace IncidentKit.Sqlite.Tests;

/// <summary>A folder that is gone after the test.</summary>
internal sealed class TemporaryFolder : IDisposable
{
    public string Path { get; } = Directory.CreateTempSubdirectory("incidentkit-").FullName;

    public string File => System.IO.Path.Combine(Path, "incidents.db");

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
