using System.Collections.Frozen;

namespace IncidentKit.Expressions;

/// <summary>The names that a kind of scope knows, each with its place, so that an expression parsed for it reads by number instead of by name.</summary>
/// <remarks>Immutable and safe for use by several threads at once. Make one for each kind of scope and keep it.</remarks>
public sealed class ExpressionLayout
{
    private readonly FrozenDictionary<string, int> _places;

    /// <summary>Makes a layout.</summary>
    /// <param name="names">The names, matched ordinally and by case; the first has place 0.</param>
    /// <exception cref="ArgumentException">A name is null or comes twice.</exception>
    public ExpressionLayout(params ReadOnlySpan<string> names)
    {
        Names = [.. names];
        var places = new Dictionary<string, int>(StringComparer.Ordinal);
        for (var i = 0; i < names.Length; i++)
        {
            if (names[i] is null || !places.TryAdd(names[i], i))
                throw new ArgumentException($"The name '{names[i]}' comes twice or is null.", nameof(names));
        }

        _places = places.ToFrozenDictionary(StringComparer.Ordinal);
    }

    /// <summary>The names, in the order of their places.</summary>
    public IReadOnlyList<string> Names { get; }

    /// <summary>The place of a name.</summary>
    /// <param name="name">The name.</param>
    /// <returns>The place, counted from 0, or -1 where the layout lacks the name.</returns>
    public int PlaceOf(string name) => _places.TryGetValue(name, out var place) ? place : -1;
}
