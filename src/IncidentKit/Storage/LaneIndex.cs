namespace IncidentKit.Storage;

/// <summary>What has a time, sorted by lane and time, so that what is due and what comes next are found without looking at the rest.</summary>
internal sealed class LaneIndex<T>
    where T : class
{
    private readonly SortedSet<(long At, long Serial, T? Item)>[] _lanes = new SortedSet<(long, long, T?)>[StoreCommit.Lanes];

    public LaneIndex()
    {
        var order = Comparer<(long At, long Serial, T? Item)>.Create(static (left, right) =>
            left.At != right.At ? left.At.CompareTo(right.At) : left.Serial.CompareTo(right.Serial));
        for (var lane = 0; lane < _lanes.Length; lane++)
            _lanes[lane] = new(order);
    }

    public void Add(int lane, DateTimeOffset? at, long serial, T item)
    {
        if (at is { } time)
            _lanes[lane].Add((time.UtcTicks, serial, item));
    }

    public void Remove(int lane, DateTimeOffset? at, long serial)
    {
        if (at is { } time)
            _lanes[lane].Remove((time.UtcTicks, serial, null));
    }

    /// <summary>What is due, by lane and then by time; not to be changed while it is walked.</summary>
    public IEnumerable<T> Due(DateTimeOffset now)
    {
        foreach (var lane in _lanes)
        {
            foreach (var (at, _, item) in lane)
            {
                if (at > now.UtcTicks)
                    break;
                yield return item!;
            }
        }
    }

    public DateTimeOffset? NextAfter(DateTimeOffset now)
    {
        var next = long.MaxValue;
        foreach (var lane in _lanes)
        {
            // The bounds themselves are never in the set; the smallest item of the view is found in logarithmic time.
            var view = lane.GetViewBetween((now.UtcTicks + 1, long.MinValue, null), (long.MaxValue, long.MaxValue, null));
            if (view.Min is { Item: not null } first)
                next = Math.Min(next, first.At);
        }

        return next == long.MaxValue ? null : new DateTimeOffset(next, TimeSpan.Zero);
    }
}
