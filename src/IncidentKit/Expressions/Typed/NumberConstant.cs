namespace IncidentKit.Expressions.Typed;

/// <summary>A number that is written out.</summary>
internal sealed class NumberConstant(double value) : TypedNumber
{
    public double Value => value;

    public override string Key => value.ToString("R", System.Globalization.CultureInfo.InvariantCulture);

    public override bool TryRead(TypedExpressionScope scope, out double number)
    {
        number = value;
        return true;
    }
}
