namespace IncidentKit.Expressions.Nodes;

/// <summary>What the operators mean for instants and durations.</summary>
internal static class TimeArithmetic
{
    /// <summary>Computes; false where the operator is not defined for these kinds, or where the result is out of range.</summary>
    public static bool TryCompute(Arithmetic operation, in ExpressionValue one, in ExpressionValue other, out ExpressionValue result, out bool overflow)
    {
        result = default;
        overflow = false;
        try
        {
            switch (one.Kind, operation, other.Kind)
            {
                case (ExpressionValueKind.Instant, Arithmetic.Subtract, ExpressionValueKind.Instant):
                    result = ExpressionValue.FromDuration(one.AsInstant() - other.AsInstant());
                    return true;
                case (ExpressionValueKind.Instant, Arithmetic.Add, ExpressionValueKind.Duration):
                    result = ExpressionValue.FromInstant(one.AsInstant() + other.AsDuration());
                    return true;
                case (ExpressionValueKind.Duration, Arithmetic.Add, ExpressionValueKind.Instant):
                    result = ExpressionValue.FromInstant(other.AsInstant() + one.AsDuration());
                    return true;
                case (ExpressionValueKind.Instant, Arithmetic.Subtract, ExpressionValueKind.Duration):
                    result = ExpressionValue.FromInstant(one.AsInstant() - other.AsDuration());
                    return true;
                case (ExpressionValueKind.Duration, Arithmetic.Add, ExpressionValueKind.Duration):
                    result = ExpressionValue.FromDuration(one.AsDuration() + other.AsDuration());
                    return true;
                case (ExpressionValueKind.Duration, Arithmetic.Subtract, ExpressionValueKind.Duration):
                    result = ExpressionValue.FromDuration(one.AsDuration() - other.AsDuration());
                    return true;
                case (ExpressionValueKind.Duration, Arithmetic.Multiply, _) when other.IsNumeric:
                    result = ExpressionValue.FromDuration(one.AsDuration() * other.AsNumber());
                    return true;
                case (_, Arithmetic.Multiply, ExpressionValueKind.Duration) when one.IsNumeric:
                    result = ExpressionValue.FromDuration(other.AsDuration() * one.AsNumber());
                    return true;
                case (ExpressionValueKind.Duration, Arithmetic.Divide, _) when other.IsNumeric:
                    result = ExpressionValue.FromDuration(one.AsDuration() / other.AsNumber());
                    return true;
                case (ExpressionValueKind.Duration, Arithmetic.Divide, ExpressionValueKind.Duration) when other.RawBits != 0:
                    result = ExpressionValue.FromNumber(one.AsDuration() / other.AsDuration());
                    return true;
                case (ExpressionValueKind.Duration, Arithmetic.Divide, ExpressionValueKind.Duration):
                    overflow = true;
                    return false;
                default:
                    return false;
            }
        }
        catch (Exception problem) when (problem is OverflowException or ArgumentException)
        {
            // Beyond the range of TimeSpan or of the calendar, or a factor that is not a number.
            overflow = true;
            return false;
        }
    }
}
