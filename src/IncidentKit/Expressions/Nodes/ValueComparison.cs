namespace IncidentKit.Expressions.Nodes;

/// <summary>Equality and order of values that are there.</summary>
internal static class ValueComparison
{
    // Nested data deeper than this counts as unequal; a list that holds itself would never end.
    private const int MaxDepth = 32;

    public static bool AreEqual(in ExpressionValue one, in ExpressionValue other, ref EvaluationState state, int offset, int depth = 0)
    {
        if (one.Kind != other.Kind)
            return one.IsNumeric && other.IsNumeric && CompareNumbers(one, other) == 0;
        switch (one.Kind)
        {
            case ExpressionValueKind.Number:
                return one.AsNumber() == other.AsNumber();
            case ExpressionValueKind.Text:
                return string.Equals(one.AsText(), other.AsText(), StringComparison.Ordinal);
            case ExpressionValueKind.List:
                return AreEqual(one.AsList(), other.AsList(), ref state, offset, depth);
            case ExpressionValueKind.Map:
                return ReferenceEquals(one.RawReference, other.RawReference)
                    || (one.RawReference is IReadOnlyDictionary<string, object?> first
                        && other.RawReference is IReadOnlyDictionary<string, object?> second
                        && AreEqual(first, second, ref state, offset, depth));
            default:
                return one.RawBits == other.RawBits;
        }
    }

    /// <summary>Compares two values of one kind; false where they have no order, null where one is not a number (NaN).</summary>
    public static bool TryCompare(in ExpressionValue one, in ExpressionValue other, out int? order)
    {
        order = null;
        if (one.IsNumeric && other.IsNumeric)
        {
            order = CompareNumbers(one, other);
            return true;
        }

        if (one.Kind != other.Kind)
            return false;
        switch (one.Kind)
        {
            case ExpressionValueKind.Text:
                order = string.CompareOrdinal(one.AsText(), other.AsText());
                return true;
            case ExpressionValueKind.Instant or ExpressionValueKind.Duration:
                order = one.RawBits.CompareTo(other.RawBits);
                return true;
            default:
                return false;
        }
    }

    private static int? CompareNumbers(in ExpressionValue one, in ExpressionValue other)
    {
        if (one.Kind == other.Kind && one.Kind == ExpressionValueKind.Integer)
            return one.RawBits.CompareTo(other.RawBits);
        if (one.Kind == ExpressionValueKind.Integer)
            return CompareMixed(one.RawBits, other.AsNumber());
        if (other.Kind == ExpressionValueKind.Integer)
            return -CompareMixed(other.RawBits, one.AsNumber());
        var (first, second) = (one.AsNumber(), other.AsNumber());
        return double.IsNaN(first) || double.IsNaN(second) ? null : first.CompareTo(second);
    }

    // Not through a double: 9007199254740993 is not 9007199254740992.0.
    private static int? CompareMixed(long integer, double number)
    {
        if (double.IsNaN(number))
            return null;
        if (number >= 9_223_372_036_854_775_808.0)
            return -1;
        if (number < -9_223_372_036_854_775_808.0)
            return 1;
        var whole = Math.Truncate(number);
        var order = integer.CompareTo((long)whole);
        return order != 0 ? order : whole.CompareTo(number);
    }

    private static bool AreEqual(IReadOnlyList<object?> one, IReadOnlyList<object?> other, ref EvaluationState state, int offset, int depth)
    {
        if (ReferenceEquals(one, other))
            return true;
        if (one.Count != other.Count || depth >= MaxDepth)
            return false;
        for (var i = 0; i < one.Count; i++)
        {
            if (!AreEqualPlain(one[i], other[i], ref state, offset, depth))
                return false;
        }

        return true;
    }

    private static bool AreEqual(IReadOnlyDictionary<string, object?> one, IReadOnlyDictionary<string, object?> other, ref EvaluationState state, int offset, int depth)
    {
        if (one.Count != other.Count || depth >= MaxDepth)
            return false;
        foreach (var (name, member) in one)
        {
            if (!other.TryGetValue(name, out var counterpart) || !AreEqualPlain(member, counterpart, ref state, offset, depth))
                return false;
        }

        return true;
    }

    private static bool AreEqualPlain(object? one, object? other, ref EvaluationState state, int offset, int depth) =>
        state.TrySpend(1, offset)
        && ExpressionValue.TryFrom(one, out var first)
        && ExpressionValue.TryFrom(other, out var second)
        && AreEqual(first, second, ref state, offset, depth + 1);
}
