namespace IncidentKit.Expressions;

/// <summary>One place in a text where a value is read by name.</summary>
public readonly struct ExpressionName
{
    private readonly string[]? _members;

    internal ExpressionName(string path, string root, string[] members, int offset)
    {
        Path = path;
        Root = root;
        _members = members;
        Offset = offset;
    }

    /// <summary>The whole path, such as <c>steps.check_recent_deployments.count</c>; of <c>[a name]</c> the text between the brackets.</summary>
    public string Path { get; }

    /// <summary>The name that the scope is asked for: the first segment, or the text between the brackets.</summary>
    public string Root { get; }

    /// <summary>The members read below the root, in order; empty where the root itself is read.</summary>
    public IReadOnlyList<string> Members => _members ?? [];

    /// <summary>Where the path begins.</summary>
    /// <value>Counted from 0, in UTF-16 units, in the text that was parsed.</value>
    public int Offset { get; }

    /// <summary>The path.</summary>
    /// <returns><see cref="Path"/>.</returns>
    public override string ToString() => Path;
}
