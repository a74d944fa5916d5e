using IncidentKit.Runbooks;
using IncidentKit.Runbooks.Runs;

namespace IncidentKit.Engine;

/// <summary>The actions that runbooks of this host can call, by their stable names. Immutable.</summary>
internal sealed class ActionRegistry
{
    private readonly Dictionary<string, ActionRegistration> _actions;

    public ActionRegistry(IEnumerable<ActionRegistration> registrations)
    {
        // What the host registers last stands; it may replace what the engine brings.
        _actions = new Dictionary<string, ActionRegistration>(StringComparer.Ordinal);
        foreach (var registration in registrations)
            _actions[registration.Name] = registration;
        Facts = _actions.ToDictionary(
            pair => pair.Key,
            pair => new ActionFact { Idempotency = pair.Value.Idempotency, HasProbe = pair.Value.HasProbe },
            StringComparer.Ordinal);
    }

    /// <summary>What decisions know of the actions.</summary>
    public IReadOnlyDictionary<string, ActionFact> Facts { get; }

    /// <summary>The names.</summary>
    public IReadOnlyCollection<string> Names => _actions.Keys;

    /// <summary>Finds an action.</summary>
    /// <param name="name">Its name.</param>
    /// <returns>The action; <see langword="null"/> where the host has none of that name.</returns>
    public ActionRegistration? Find(string name) => _actions.GetValueOrDefault(name);
}
