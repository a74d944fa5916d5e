using IncidentKit.Expressions.Nodes;

namespace IncidentKit.Expressions.Typed;

/// <summary>A number, as long as it is finite and, where it is an integer, small enough to be a double without a loss.</summary>
internal abstract class TypedNumber
{
    /// <summary>What it computes, in a form of its own: two that compute the same from the same fields have the same.</summary>
    public abstract string Key { get; }

    /// <summary>Reads the number; false where the nodes must be asked.</summary>
    public abstract bool TryRead(TypedExpressionScope scope, out double number);

    /// <summary>The shortcut of a node; <see langword="null"/> where there is none.</summary>
    public static TypedNumber? Of(Node node) => node switch
    {
        ConstantNode { Value: { IsNumeric: true } value } when IsExact(value.AsNumber()) => new NumberConstant(value.AsNumber()),
        PathNode { IsField: true } field => new NumberField(field.Place),
        ArithmeticNode { Operation: not Arithmetic.Power } sum when Of(sum.Left) is { } left && Of(sum.Right) is { } right => new Computation(left, right, sum.Operation),
        ConditionalNode choice when TypedCondition.Of(choice.Condition) is { } condition && Of(choice.WhenTrue) is { } whenTrue && Of(choice.WhenFalse) is { } whenFalse =>
            new Choice(condition, whenTrue, whenFalse),
        CallNode { Name: "length", Arguments: [PathNode { IsField: true } field] } => new Length(field.Place),
        _ => null,
    };

    /// <summary>Whether the number is below 2^53, above which not every integer has a double of its own; false for what is not finite.</summary>
    public static bool IsExact(double number) => Math.Abs(number) < 9_007_199_254_740_992;

    private sealed class NumberField(int place) : TypedNumber
    {
        public override string Key => $"#{place}";

        public override bool TryRead(TypedExpressionScope scope, out double number)
        {
            var value = scope.Read(place);
            number = BitConverter.Int64BitsToDouble(value.RawBits);
            // False for what is not a number (NaN), too.
            return value.IsNumber && IsExact(number);
        }
    }

    private sealed class Computation(TypedNumber left, TypedNumber right, Arithmetic operation) : TypedNumber
    {
        private readonly TypedNumber? _right = right as NumberConstant is null ? right : null;
        private readonly double _constant = (right as NumberConstant)?.Value ?? 0;

        public override string Key => $"({left.Key} {operation} {right.Key})";

        public override bool TryRead(TypedExpressionScope scope, out double number)
        {
            var second = _constant;
            if (!left.TryRead(scope, out var first) || (_right is not null && !_right.TryRead(scope, out second)))
            {
                number = 0;
                return false;
            }

            // A division by zero is an error, which the nodes tell; here it is no finite number.
            number = operation switch
            {
                Arithmetic.Add => first + second,
                Arithmetic.Subtract => first - second,
                Arithmetic.Multiply => first * second,
                Arithmetic.Divide => first / second,
                _ => first % second,
            };
            return IsExact(number);
        }
    }

    private sealed class Choice(TypedCondition condition, TypedNumber whenTrue, TypedNumber whenFalse) : TypedNumber
    {
        public override string Key => $"({condition.Key} ? {whenTrue.Key} : {whenFalse.Key})";

        public override bool TryRead(TypedExpressionScope scope, out double number)
        {
            number = 0;
            return condition.Decide(scope) switch
            {
                Truth.True => whenTrue.TryRead(scope, out number),
                Truth.False => whenFalse.TryRead(scope, out number),
                _ => false,
            };
        }
    }

    private sealed class Length(int place) : TypedNumber
    {
        public override string Key => $"length #{place}";

        public override bool TryRead(TypedExpressionScope scope, out double number)
        {
            var value = scope.Read(place);
            switch (value.RawReference)
            {
                case string text:
                    number = text.Length;
                    return true;
                case IReadOnlyList<string> list when value.Kind == ExpressionValueKind.List:
                    number = list.Count;
                    return true;
                default:
                    number = 0;
                    return false;
            }
        }
    }
}
