namespace IncidentKit.Architecture.Tests.Sources;

public sealed class SourceFileTests
{
    [Fact]
    public void Code_leaves_comments_and_strings_out_and_keeps_lines()
    {
        var file = SourceFile.Of("src/IncidentKit/Clocks/Clock.cs", """
            // Random in a comment
            var a = "https://host // Random"; /* Random
            */ var b = $"{TimeProvider}";
            """);

        Assert.DoesNotContain("Random", file.Code, StringComparison.Ordinal);
        Assert.Contains("TimeProvider", file.Code, StringComparison.Ordinal);
        Assert.Equal(3, file.LineAt(file.Code.Length));
    }

    [Fact]
    public void DeclaredTypes_finds_every_kind()
    {
        var file = SourceFile.Of("src/IncidentKit/Clocks/Clock.cs", """
            public sealed class A { private enum B { } }
            internal readonly record struct C(int X);
            internal sealed record D<T>;
            public interface E;
            internal delegate bool F(int x);
            """);

        Assert.Equal(["A", "B", "C", "D", "E", "F"], file.DeclaredTypes);
    }

    [Fact]
    public void Path_tells_project_and_folders()
    {
        var file = SourceFile.Of("src/IncidentKit/Lifecycle/StateMachine/X.cs", "namespace Stateless;");

        Assert.Equal("IncidentKit", file.Project);
        Assert.Equal(["Lifecycle", "StateMachine"], file.Folders);
        Assert.Equal("Stateless", file.Namespace);
    }
}
