namespace IncidentKit.Expressions;

/// <summary>A typed record whose members an expression reads one at a time, without a dictionary being built for it.</summary>
/// <remarks>
/// Implementers decide which members exist; nothing is found by reflection. Names are matched ordinally and by case.
/// An implementation must not throw and must give the same answer for the whole of one evaluation.
/// </remarks>
public interface IExpressionObject
{
    /// <summary>Reads one member.</summary>
    /// <param name="name">The member's name as it stands in the expression.</param>
    /// <param name="value">The value, or <see cref="ExpressionValue.Missing"/>.</param>
    /// <returns><see langword="true"/> where the member exists, also where its value is null.</returns>
    bool TryGetMember(string name, out ExpressionValue value);
}
