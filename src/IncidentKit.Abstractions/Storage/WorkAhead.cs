namespace IncidentKit.Storage;

/// <summary>What is due, and when the next thing will be.</summary>
public sealed record WorkAhead
{
    /// <summary>Rows whose <see cref="AggregateRow.DueAt"/> has come, paging lane first, then the earliest first.</summary>
    public required IReadOnlyList<AggregateRow> Due { get; init; }

    /// <summary>Whether messages may be claimed now.</summary>
    public required bool MessagesWaiting { get; init; }

    /// <summary>When the next row or message after now is due; <see langword="null"/> where nothing is to come.</summary>
    public required DateTimeOffset? NextAt { get; init; }
}
