using IncidentKit.Expressions.Nodes;

namespace IncidentKit.Expressions.Syntax;

/// <summary>Collects the names and functions that an expression uses, and numbers the paths that can be missing.</summary>
internal sealed class NameTable(ExpressionLayout? layout)
{
    private readonly List<ExpressionName> _names = [];
    private readonly List<string[]> _paths = [];
    private List<string>? _functions;

    public PathNode Path(int offset, string root, List<string>? members, bool dotted)
    {
        string[] below = members is null ? [] : [.. members];
        var path = below.Length == 0 ? root : root + "." + string.Join('.', below);
        _names.Add(new ExpressionName(path, root, below, offset));
        return new PathNode(offset, IdOf(path), path, root, below, dotted, layout?.PlaceOf(root) ?? -1);
    }

    /// <summary>The number of a path; the same path has the same number.</summary>
    public int IdOf(string path)
    {
        for (var i = 0; i < _paths.Count; i++)
        {
            if (string.Equals(_paths[i][0], path, StringComparison.Ordinal))
                return i;
        }

        _paths.Add([path]);
        return _paths.Count - 1;
    }

    public void AddFunction(string name)
    {
        _functions ??= [];
        if (!_functions.Contains(name, StringComparer.Ordinal))
            _functions.Add(name);
    }

    public CompiledExpression Compile(Node root, ExpressionLimits limits)
    {
        // An index is read before the path in front of it is complete: a[b].
        _names.Sort(static (one, other) => one.Offset.CompareTo(other.Offset));
        return new CompiledExpression(root, [.. _names], _functions is null ? [] : [.. _functions], [.. _paths], layout, limits);
    }
}
