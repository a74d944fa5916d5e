namespace IncidentKit.Testing.Conformance;

/// <summary>The conformance suite of the stores: every rule of <see cref="IncidentKit.Storage.IIncidentStore"/> as a named case, tied to no test framework.</summary>
/// <example>
/// With xunit: a theory whose rows are the names of <see cref="Cases"/>, and whose body finds the case and runs it on a new fixture.
/// </example>
public static class StoreConformance
{
    /// <summary>All cases. They are independent of each other; each makes its own store.</summary>
    public static IReadOnlyList<StoreConformanceCase> Cases { get; } =
    [
        .. RowCases.All,
        .. CommitCases.All,
        .. AtomicityCases.All,
        .. EventCases.All,
        .. DueCases.All,
        .. InputCases.All,
        .. OutboxCases.All,
        .. CancellationCases.All,
        .. QueryCases.All,
        .. OccurrenceCases.All,
        .. DocumentCases.All,
        .. LoadCases.All,
    ];

    /// <summary>Finds a case by its name.</summary>
    /// <param name="name">The name.</param>
    /// <returns>The case.</returns>
    /// <exception cref="ArgumentException">There is none of that name.</exception>
    public static StoreConformanceCase Find(string name) =>
        Cases.FirstOrDefault(test => test.Name == name)
        ?? throw new ArgumentException($"The suite has no case '{name}'.", nameof(name));
}
