namespace IncidentKit.Testing.Conformance;

/// <summary>One rule of the stores' contract, and how it is tested.</summary>
public sealed class StoreConformanceCase
{
    private readonly Func<StoreRun, Task> _run;

    internal StoreConformanceCase(string name, string description, Func<StoreRun, Task> run)
    {
        Name = name;
        Description = description;
        _run = run;
    }

    /// <summary>The stable name, such as <c>Commit_lands_whole</c>.</summary>
    public string Name { get; }

    /// <summary>The rule in a sentence.</summary>
    public string Description { get; }

    /// <summary>Tests a store.</summary>
    /// <param name="fixture">What makes the store.</param>
    /// <param name="cancellationToken">Ends the test.</param>
    /// <returns>When the store has kept the rule.</returns>
    /// <exception cref="StoreConformanceException">It has not; the message says what was expected.</exception>
    public async Task RunAsync(IStoreFixture fixture, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(fixture);
        var clock = new ManualTimeProvider(StoreRun.Start);
        var store = await fixture.CreateAsync(clock).ConfigureAwait(false);
        await store.InitializeAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            await Task.Run(() => _run(new(fixture, store, clock, cancellationToken)), cancellationToken).ConfigureAwait(false);
        }
        catch (StoreConformanceException exception)
        {
            throw new StoreConformanceException($"{Name}: {Description} {exception.Message}", exception);
        }
    }

    /// <inheritdoc />
    public override string ToString() => Name;
}
