namespace IncidentKit.Expressions;

/// <summary>A scope over a typed record: it answers for the names of a layout by their places.</summary>
/// <remarks>
/// An expression that was parsed for the same layout reads it without looking a name up; any other reads it by name.
/// Implementers: as <see cref="IExpressionScope"/> says, <see cref="Read"/> makes no I/O, does not throw and gives the same answer for
/// the whole of one evaluation.
/// </remarks>
public abstract class TypedExpressionScope : IExpressionScope
{
    /// <summary>Makes a scope.</summary>
    /// <param name="layout">The names that it knows.</param>
    /// <exception cref="ArgumentNullException"><paramref name="layout"/> is null.</exception>
    protected TypedExpressionScope(ExpressionLayout layout)
    {
        ArgumentNullException.ThrowIfNull(layout);
        Layout = layout;
    }

    /// <summary>The names that this scope knows.</summary>
    public ExpressionLayout Layout { get; }

    /// <inheritdoc/>
    public abstract DateTimeOffset Now { get; }

    /// <summary>Reads the name of a place.</summary>
    /// <param name="place">The place in <see cref="Layout"/>.</param>
    /// <returns>The value, or <see cref="ExpressionValue.Missing"/> where there is none.</returns>
    public abstract ExpressionValue Read(int place);

    /// <inheritdoc/>
    public bool TryGetValue(string name, out ExpressionValue value)
    {
        var place = Layout.PlaceOf(name);
        value = place < 0 ? default : Read(place);
        return !value.IsMissing;
    }
}
