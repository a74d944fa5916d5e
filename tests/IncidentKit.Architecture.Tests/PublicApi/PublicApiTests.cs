using IncidentKit.Architecture.Tests.Sources;

namespace IncidentKit.Architecture.Tests.PublicApi;

/// <summary>
/// The public API of each assembly stands in <c>PublicApi/&lt;Assembly&gt;.txt</c>, so that a review sees every change of
/// it. After a wanted change: <c>INCIDENTKIT_ACCEPT_API=1 dotnet run --project tests/IncidentKit.Architecture.Tests</c>.
/// </summary>
public sealed class PublicApiTests
{
    private const string AcceptVariable = "INCIDENTKIT_ACCEPT_API";

    public static TheoryData<string> Names => Assemblies.Rows();

    [Theory]
    [MemberData(nameof(Names))]
    public void Public_api_is_the_approved_one(string assembly)
    {
        var approvedPath = Repository.PathTo("tests", "IncidentKit.Architecture.Tests", "PublicApi", assembly + ".txt");
        var receivedPath = Path.Combine(AppContext.BaseDirectory, assembly + ".received.txt");
        var received = PublicApiPrinter.Print(Assemblies.PublicTypes(assembly));
        if (Environment.GetEnvironmentVariable(AcceptVariable) == "1")
            File.WriteAllText(approvedPath, received);

        var approved = File.Exists(approvedPath) ? File.ReadAllText(approvedPath).ReplaceLineEndings("\n") : "";
        if (approved == received)
        {
            File.Delete(receivedPath);
            return;
        }

        File.WriteAllText(receivedPath, received);
        Assert.Fail($"""
            The public API of {assembly} differs from {Repository.Relative(approvedPath)}:
            {LineDifference.Of(approved, received)}
            It now reads as in {receivedPath}. If the change is wanted, run these tests with {AcceptVariable}=1 and review the changed file.
            """);
    }

    [Fact]
    public void Approved_files_belong_to_an_assembly()
    {
        var files = Directory.EnumerateFiles(Repository.PathTo("tests", "IncidentKit.Architecture.Tests", "PublicApi"), "*.txt");

        Assert.Empty(files.Select(Path.GetFileNameWithoutExtension).Except(Assemblies.Names));
    }
}
