namespace IncidentKit.Storage;

/// <summary>The rows of one tenant and kind, by everything that queries look for.</summary>
internal sealed class MemoryPartition
{
    private readonly SortedSet<string> _all = new(CodePointOrder.Instance);
    private readonly SortedSet<string> _open = new(CodePointOrder.Instance);
    private readonly Dictionary<string, SortedSet<string>> _byParent = [];
    private readonly Dictionary<long, string> _byNumber = [];
    private readonly SortedSet<long> _numbers = [];

    public long HighestNumber => _numbers.Count == 0 ? 0 : _numbers.Max;

    public string? FindByNumber(long number) => _byNumber.GetValueOrDefault(number);

    public void Remove(string id, AggregateIndex index)
    {
        _all.Remove(id);
        _open.Remove(id);
        if (index.Parent is { } parent)
            _byParent[parent].Remove(id);
        if (index.Number is { } number)
        {
            _byNumber.Remove(number);
            _numbers.Remove(number);
        }
    }

    public void Add(string id, AggregateIndex index)
    {
        _all.Add(id);
        if (index.Open)
            _open.Add(id);
        if (index.Parent is { } parent)
        {
            if (!_byParent.TryGetValue(parent, out var children))
                _byParent.Add(parent, children = new(CodePointOrder.Instance));
            children.Add(id);
        }

        if (index.Number is { } number)
        {
            _byNumber.Add(number, id);
            _numbers.Add(number);
        }
    }

    /// <summary>The ids that a query may want, in their order; a query for open children still has to look whether they are open.</summary>
    public IEnumerable<string> Ids(AggregateQuery query)
    {
        var ids = query.Parent is { } parent ? _byParent.GetValueOrDefault(parent) : query.OpenOnly ? _open : _all;
        if (ids is null || ids.Count == 0)
            return [];
        if (query.AfterId is not { } after)
            return ids;
        return CodePointOrder.Instance.Compare(after, ids.Max) >= 0 ? [] : ids.GetViewBetween(after, ids.Max!).SkipWhile(id => id == after);
    }
}
