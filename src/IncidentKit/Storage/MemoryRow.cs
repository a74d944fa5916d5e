namespace IncidentKit.Storage;

/// <summary>One row in memory, and what belongs to it.</summary>
internal sealed class MemoryRow(AggregateRow row, long serial)
{
    /// <summary>The row as readers get it.</summary>
    public AggregateRow Row { get; set; } = row;

    /// <summary>The order in which rows came to be; it decides between equal due times.</summary>
    public long Serial { get; } = serial;

    public List<StoredEvent> Events { get; } = [];

    public IReadOnlyList<string> Inputs { get; set; } = [];

    public SortedDictionary<(long Sequence, int Ordinal), MemoryMessage> Messages { get; } = [];

    public SortedDictionary<string, Occurrence> Occurrences { get; } = new(CodePointOrder.Instance);
}
