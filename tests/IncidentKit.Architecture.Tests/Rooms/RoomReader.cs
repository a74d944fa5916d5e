using System.Text.RegularExpressions;
using IncidentKit.Architecture.Tests.Sources;

namespace IncidentKit.Architecture.Tests.Rooms;

/// <summary>Reads off the sources which room of the engine knows which.</summary>
internal sealed class RoomReader
{
    private readonly IReadOnlyList<SourceFile> _files;
    private readonly Dictionary<string, Regex> _types;
    private readonly HashSet<string> _contractNamespaces;

    public RoomReader(IEnumerable<SourceFile> engine, IEnumerable<SourceFile> contracts)
    {
        _files = [.. engine];
        _contractNamespaces = [.. contracts.Select(file => file.Namespace ?? "")];
        _types = _files.Where(file => file.Folders.Length > 0)
            .GroupBy(file => file.Folders[0])
            .ToDictionary(room => room.Key, room => NamesOf(room.SelectMany(file => file.DeclaredTypes).Distinct()));
    }

    /// <summary>The rooms there are.</summary>
    public IEnumerable<string> Rooms => _types.Keys;

    /// <summary>Every reference from a file of one room to another room.</summary>
    public IEnumerable<(SourceFile File, string Room, int Line)> References() =>
        from file in _files
        where file.Folders.Length > 0
        from room in _types.Keys
        where room != file.Folders[0]
        let line = LineOfReference(file, room)
        where line > 0
        select (file, room, line);

    private int LineOfReference(SourceFile file, string room)
    {
        // Room.Type, reached through the namespace that both rooms live in, or through an alias.
        var qualified = Regex.Match(file.Code, $@"(?<![\w.])(?:IncidentKit\.)?{room}\.(?:\w+\.)*(?:{_types[room]})\b");
        if (qualified.Success)
            return file.LineAt(qualified.Index);

        var named = Regex.Match(file.Code, $@"\bIncidentKit\.{room}\b");
        if (!named.Success)
            return 0;

        // Some namespaces are a room's and hold contracts too: then only the use of one of the room's own types counts.
        if (!_contractNamespaces.Contains("IncidentKit." + room))
            return file.LineAt(named.Index);

        // Properties, methods and parameters may share a type's name; what follows tells them apart.
        var used = Regex.Match(file.Code, $@"\bnew\s+(?:{_types[room]})\b|(?<![\w.])(?:{_types[room]})\b(?!\s*[:=(,;])");
        return used.Success ? file.LineAt(used.Index) : 0;
    }

    private static Regex NamesOf(IEnumerable<string> names) => new(string.Join('|', names.Order(StringComparer.Ordinal).Select(Regex.Escape).DefaultIfEmpty("(?!)")));
}
