using IncidentKit.Expressions.Nodes;

namespace IncidentKit.Expressions.Functions;

/// <summary>The arguments of one call, none of them missing or null.</summary>
internal readonly ref struct FunctionCall(string name, int offset, ReadOnlySpan<ExpressionValue> arguments)
{
    private readonly ReadOnlySpan<ExpressionValue> _arguments = arguments;

    public string Name { get; } = name;

    public int Offset { get; } = offset;

    public int Count => _arguments.Length;

    public ref readonly ExpressionValue this[int index] => ref _arguments[index];

    public ExpressionValue[] ToArray() => _arguments.ToArray();

    /// <summary>Notes that an argument is of a kind the function can't take.</summary>
    public ExpressionValue Refuse(ref EvaluationState state, int index, string expected)
    {
        state.Fail(Offset, $"{Name}() takes {expected}, not {ValueText.Describe(_arguments[index])}");
        return default;
    }

    public bool TryText(ref EvaluationState state, int index, out string text)
    {
        if (_arguments[index].Kind == ExpressionValueKind.Text)
        {
            text = _arguments[index].AsText();
            return true;
        }

        text = string.Empty;
        Refuse(ref state, index, "a text");
        return false;
    }

    public bool TryNumber(ref EvaluationState state, int index, out double number)
    {
        if (_arguments[index].IsNumeric)
        {
            number = _arguments[index].AsNumber();
            return true;
        }

        number = 0;
        Refuse(ref state, index, "a number");
        return false;
    }

    /// <summary>An integer, also where it comes as a number without a fraction.</summary>
    public bool TryInteger(ref EvaluationState state, int index, out long integer)
    {
        ref readonly var value = ref _arguments[index];
        if (value.Kind == ExpressionValueKind.Integer)
        {
            integer = value.AsInteger();
            return true;
        }

        if (value.Kind == ExpressionValueKind.Number && Math.Abs(value.AsNumber()) < 1e15 && Math.Truncate(value.AsNumber()) == value.AsNumber())
        {
            integer = (long)value.AsNumber();
            return true;
        }

        integer = 0;
        Refuse(ref state, index, "an integer");
        return false;
    }
}
