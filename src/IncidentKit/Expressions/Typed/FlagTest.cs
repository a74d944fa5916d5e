using System.Runtime.CompilerServices;
using IncidentKit.Expressions.Nodes;

namespace IncidentKit.Expressions.Typed;

/// <summary>Whether a field is true.</summary>
internal sealed class FlagTest(int place, bool negated) : FieldTest(place, negated)
{
    private readonly int _place = place;
    private readonly long _wanted = negated ? 0 : 1;

    public override string Key => $"({(Negated ? "not " : "")}#{_place})";

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public override Truth Decide(TypedExpressionScope scope)
    {
        var value = scope.Read(_place);
        return !value.IsBoolean ? Truth.Unknown : value.RawBits == _wanted ? Truth.True : Truth.False;
    }
}
