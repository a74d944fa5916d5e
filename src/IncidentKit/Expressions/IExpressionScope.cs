namespace IncidentKit.Expressions;

/// <summary>What an expression can see: the names at its root and the time.</summary>
/// <remarks>
/// Implementers answer from what they already hold: an evaluation makes no I/O. An implementation must not throw and must
/// give the same answers, the time included, for the whole of one evaluation.
/// </remarks>
public interface IExpressionScope
{
    /// <summary>The time of the evaluation.</summary>
    /// <value>The instant that <c>now()</c> and <c>duration_since(…)</c> use; the same for the whole of one evaluation.</value>
    DateTimeOffset Now { get; }

    /// <summary>Reads a name at the root: the first segment of a dotted path, or the text between brackets.</summary>
    /// <param name="name">The name, matched ordinally and by case.</param>
    /// <param name="value">The value, or <see cref="ExpressionValue.Missing"/>.</param>
    /// <returns><see langword="true"/> where the name exists, also where its value is null.</returns>
    bool TryGetValue(string name, out ExpressionValue value);
}
