using IncidentKit.Expressions;

namespace IncidentKit.Linting.Cases;

/// <summary>One case: a value for each field, read by conditions as the real data would be.</summary>
internal sealed class CaseScope : IExpressionScope
{
    private readonly Group _root;

    public CaseScope(IReadOnlyList<FieldUse> fields)
    {
        Values = new ExpressionValue[fields.Count];
        _root = new Group(Values);
        for (var i = 0; i < fields.Count; i++)
        {
            var group = _root;
            foreach (var segment in fields[i].Segments.SkipLast(1))
                group = group.Below(segment);
            group.Add(fields[i].Segments[^1], i);
        }
    }

    /// <summary>The values, in the order of the fields.</summary>
    public ExpressionValue[] Values { get; }

    /// <inheritdoc/>
    /// <remarks>No condition whose cases are counted asks for it.</remarks>
    public DateTimeOffset Now => DateTimeOffset.UnixEpoch;

    /// <inheritdoc/>
    public bool TryGetValue(string name, out ExpressionValue value) => _root.TryGetMember(name, out value);

    private sealed class Group(ExpressionValue[] values) : IExpressionObject
    {
        private readonly Dictionary<string, int> _fields = new(StringComparer.Ordinal);
        private readonly Dictionary<string, Group> _groups = new(StringComparer.Ordinal);

        public void Add(string name, int index) => _fields[name] = index;

        public Group Below(string name) => _groups.TryGetValue(name, out var group) ? group : _groups[name] = new Group(values);

        public bool TryGetMember(string name, out ExpressionValue value)
        {
            value = _fields.TryGetValue(name, out var index) ? values[index]
                : _groups.TryGetValue(name, out var group) ? ExpressionValue.FromObject(group)
                : ExpressionValue.Missing;
            return !value.IsMissing;
        }
    }
}
