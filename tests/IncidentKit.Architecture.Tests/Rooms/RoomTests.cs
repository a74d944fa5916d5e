using System.Text.RegularExpressions;
using IncidentKit.Architecture.Tests.Sources;

namespace IncidentKit.Architecture.Tests.Rooms;

public sealed class RoomTests
{
    private static readonly IReadOnlyList<SourceFile> Engine = Repository.Sources("IncidentKit");

    [Fact]
    public void Rooms_are_all_in_the_table()
    {
        var unknown = Reader().Rooms.Where(room => !RoomTable.MayKnow.ContainsKey(room));

        Assert.True(!unknown.Any(), string.Join('\n', unknown.Select(room =>
            $"src/IncidentKit/{room} is not in the table of rooms: add a line to {nameof(RoomTable)}.{nameof(RoomTable.MayKnow)} (tests/IncidentKit.Architecture.Tests/Rooms/RoomTable.cs) that says on which floor it is.")));
    }

    [Fact]
    public void Rooms_know_only_the_rooms_the_table_allows()
    {
        var faults = Reader().References()
            .Where(reference => RoomTable.MayKnow.TryGetValue(reference.File.Folders[0], out var allowed) && !allowed.Contains(reference.Room))
            .Select(reference => $"{reference.File.Path}:{reference.Line}: {reference.File.Folders[0]} may not know {reference.Room}; it may know {Listed(RoomTable.MayKnow[reference.File.Folders[0]])}.")
            .ToList();

        Assert.True(faults.Count == 0, string.Join('\n', faults));
    }

    [Fact]
    public void Table_has_no_circle()
    {
        foreach (var room in RoomTable.MayKnow.Keys)
            Visit(room, []);

        static void Visit(string room, string[] path)
        {
            Assert.False(path.Contains(room), $"The table allows a circle: {string.Join(" → ", path.Append(room))}.");
            foreach (var known in RoomTable.MayKnow[room])
                Visit(known, [.. path, room]);
        }
    }

    [Fact]
    public void Stateless_is_used_by_Lifecycle_alone()
    {
        var others = Repository.Sources()
            .Where(file => !file.Path.StartsWith("src/IncidentKit/Lifecycle/", StringComparison.Ordinal))
            .Where(file => Regex.IsMatch(file.Code, @"\busing\s+(?:static\s+)?Stateless\b|(?<![\w.])Stateless\.\w"))
            .Select(file => file.Path);

        Assert.Empty(others);
    }

    [Fact]
    public void Namespaces_are_their_folders()
    {
        var faults = Repository.Sources()
            .Where(file => file.Namespace is { } name ? !RoomTable.ExtensionNamespaces.Contains(name) && name != Expected(file) : NeedsNamespace(file))
            .Select(file => $"{file.Path}: namespace {file.Namespace ?? "(none)"}, expected {Expected(file)}.")
            .ToList();

        Assert.True(faults.Count == 0, string.Join('\n', faults));
    }

    [Fact]
    public void Files_lie_in_a_room()
    {
        // Extension methods for a host's start-up are the engine's front door and may stand at the top.
        var outside = Engine.Where(file => file.Folders.Length == 0 && file.Namespace is { } name && !RoomTable.ExtensionNamespaces.Contains(name));

        Assert.Empty(outside.Select(file => file.Path));
    }

    [Theory]
    [InlineData("using IncidentKit.Engine;", true)]
    [InlineData("using static IncidentKit.Engine.DueLoop;", true)]
    [InlineData("using Loop = IncidentKit.Engine.DueLoop;", true)]
    [InlineData("class X { Engine.DueLoop? _loop; }", true)]
    [InlineData("// using IncidentKit.Engine;", false)]
    [InlineData("/// <see cref=\"IncidentKit.Engine.DueLoop\"/>", false)]
    [InlineData("class X { string Engine = \"\"; int N => Engine.Length; }", false)]
    [InlineData("using IncidentKit.Storage;\nclass X { IIncidentStore? _store; }", false)]
    [InlineData("using IncidentKit.Storage;\nclass X { MemoryStore? _store; }", true)]
    [InlineData("using IncidentKit.Storage;\nclass X { object Store => new MemoryStore(); }", true)]
    public void Reader_sees_a_reference_however_it_is_written(string code, bool expected)
    {
        var reader = new RoomReader(
            [
                SourceFile.Of("src/IncidentKit/Clocks/X.cs", "namespace IncidentKit.Clocks;\n" + code),
                SourceFile.Of("src/IncidentKit/Engine/DueLoop.cs", "namespace IncidentKit.Engine;\ninternal sealed class DueLoop;"),
                SourceFile.Of("src/IncidentKit/Storage/MemoryStore.cs", "namespace IncidentKit.Storage;\ninternal sealed class MemoryStore;"),
            ],
            [SourceFile.Of("src/IncidentKit.Abstractions/Storage/IIncidentStore.cs", "namespace IncidentKit.Storage;\npublic interface IIncidentStore;")]);

        Assert.Equal(expected, reader.References().Any());
    }

    private static RoomReader Reader() => new(Engine, Repository.Sources("IncidentKit.Abstractions"));

    private static string Listed(string[] rooms) => rooms.Length == 0 ? "no other room" : string.Join(", ", rooms);

    // A program's entry point and files of assembly attributes declare no type of their own.
    private static bool NeedsNamespace(SourceFile file) =>
        Path.GetFileName(file.Path) is not "Program.cs" && file.DeclaredTypes.Any();

    private static string Expected(SourceFile file)
    {
        var folder = string.Join('/', ["src", file.Project, .. file.Folders]);
        if (RoomTable.OtherNamespaces.TryGetValue(folder, out var other))
            return other;

        var root = file.Project == "IncidentKit.Abstractions" ? "IncidentKit" : file.Project;
        return string.Join('.', [root, .. file.Folders]);
    }
}
