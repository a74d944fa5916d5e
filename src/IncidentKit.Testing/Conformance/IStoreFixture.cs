using IncidentKit.Storage;

namespace IncidentKit.Testing.Conformance;

/// <summary>What makes the stores that the conformance suite tests. Every case gets a fixture of its own.</summary>
public interface IStoreFixture
{
    /// <summary>Whether what is committed outlives the store object. Where it does, the suite reopens the store and expects everything to be there.</summary>
    bool Durable { get; }

    /// <summary>Makes a store that holds nothing. The suite initialises it.</summary>
    /// <param name="time">The clock of the store.</param>
    /// <returns>The store.</returns>
    ValueTask<IIncidentStore> CreateAsync(TimeProvider time);

    /// <summary>Makes a store on the data of another, as after a restart of the process. A store that is not durable is given back as it is.</summary>
    /// <param name="store">The store; the fixture closes it.</param>
    /// <returns>The store after the restart.</returns>
    ValueTask<IIncidentStore> ReopenAsync(IIncidentStore store);
}
