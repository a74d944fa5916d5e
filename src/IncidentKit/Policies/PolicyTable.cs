namespace IncidentKit.Policies;

/// <summary>A table of a policy that people read, as a mitigation for each symptom. Data: nothing acts on it.</summary>
public sealed record PolicyTable
{
    /// <summary>Its title. Default: the name.</summary>
    public required string Title { get; init; }

    /// <summary>The headings of its columns; at least one.</summary>
    public required IReadOnlyList<string> Columns { get; init; }

    /// <summary>Its rows, each with as many cells as there are <see cref="Columns"/>.</summary>
    public IReadOnlyList<IReadOnlyList<string>> Rows { get; init; } = [];
}
