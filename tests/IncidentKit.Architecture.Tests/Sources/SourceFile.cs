using System.Text.RegularExpressions;

namespace IncidentKit.Architecture.Tests.Sources;

/// <summary>One C# file.</summary>
internal sealed partial class SourceFile
{
    private SourceFile(string path, string text)
    {
        Path = Repository.Relative(path);
        Text = text;
        Code = Literals().Replace(text, Blank);
    }

    /// <summary>The path from the repository's root, as in <c>src/IncidentKit/Clocks/DueTime.cs</c>.</summary>
    public string Path { get; }

    /// <summary>The file as it is.</summary>
    public string Text { get; }

    /// <summary>The file without its comments and the content of its plain strings; interpolated strings hold code and stay.</summary>
    public string Code { get; }

    /// <summary>The project's folder, as in <c>IncidentKit.Sqlite</c>.</summary>
    public string Project => Path.Split('/')[1];

    /// <summary>The folders inside the project, outermost first.</summary>
    public string[] Folders => Path.Split('/')[2..^1];

    /// <summary>The file-scoped namespace, or null where there is none.</summary>
    public string? Namespace => NamespaceLine().Match(Code) is { Success: true } match ? match.Groups[1].Value : null;

    /// <summary>The names of the types the file declares, nested ones too.</summary>
    public IEnumerable<string> DeclaredTypes => Declarations().Matches(Code).Select(match => match.Groups[1].Value);

    /// <summary>Reads a file.</summary>
    public static SourceFile Read(string path) => new(path, File.ReadAllText(path));

    /// <summary>A file that exists in a test alone.</summary>
    public static SourceFile Of(string path, string text) => new(Repository.PathTo(path.Split('/')), text);

    /// <summary>The line of a position in <see cref="Code"/>, counted from 1.</summary>
    public int LineAt(int index) => Code.AsSpan(0, index).Count('\n') + 1;

    private static string Blank(Match match) =>
        match.Value[0] is '$' or '\'' ? match.Value : new string('\n', match.Value.Count(letter => letter == '\n'));

    [GeneratedRegex("""\$*"{3,}[\s\S]*?"{3,}|(?:\$@|@\$|@)"(?:[^"]|"")*"|\$?"(?:\\.|[^"\\\n])*"|'(?:\\.|[^'\\\n])+'|//[^\n]*|/\*[\s\S]*?\*/""", RegexOptions.CultureInvariant)]
    private static partial Regex Literals();

    [GeneratedRegex(@"^namespace\s+([\w.]+)\s*;", RegexOptions.Multiline | RegexOptions.CultureInvariant)]
    private static partial Regex NamespaceLine();

    [GeneratedRegex(@"\b(?:class|struct|record|interface|enum|delegate\s+[\w<>?,. ]+)\s+(?!struct\b|class\b)(\w+)", RegexOptions.CultureInvariant)]
    private static partial Regex Declarations();
}
