using IncidentKit.Expressions;

namespace IncidentKit.Linting.Cases;

/// <summary>A field that conditions read, and the constants that they compare it with.</summary>
internal sealed class FieldUse(IReadOnlyList<string> segments, FieldKind kind)
{
    private readonly SortedSet<string> _texts = new(StringComparer.Ordinal);
    private readonly SortedSet<double> _numbers = [];

    /// <summary>The path: the name that the scope is asked for, and the members below it.</summary>
    public IReadOnlyList<string> Segments => segments;

    /// <summary>Whether texts are compared by their order.</summary>
    public bool IsOrdered { get; set; }

    public void Add(in ExpressionValue constant)
    {
        if (constant.Kind == ExpressionValueKind.Text)
            _texts.Add(constant.AsText());
        else if (constant.IsNumeric)
            _numbers.Add(constant.AsNumber());
    }

    /// <summary>
    /// One value for each way in which the constants divide what the field can be. Missing comes first: most rules need what is missing,
    /// so that a search for a case which no other rule takes ends soon.
    /// </summary>
    public IReadOnlyList<ExpressionValue> Values()
    {
        var values = new List<ExpressionValue>();
        if (kind != FieldKind.RequiredText)
            values.Add(ExpressionValue.Missing);
        if (kind == FieldKind.NullableText)
            values.Add(ExpressionValue.Null);
        switch (kind)
        {
            case FieldKind.Flag:
                values.Add(ExpressionValue.True);
                values.Add(ExpressionValue.False);
                break;
            case FieldKind.Percent:
                values.AddRange(Numbers().Distinct().Select(ExpressionValue.FromNumber));
                break;
            default:
                values.AddRange((IsOrdered ? OrderedTexts() : _texts.Append(Other())).Distinct(StringComparer.Ordinal).Select(ExpressionValue.FromText));
                break;
        }

        return values;
    }

    // The constants, what lies between two of them, and the ends of the range.
    private IEnumerable<double> Numbers()
    {
        const double Least = 0, Most = 100;
        var last = Least;
        yield return Least;
        foreach (var number in _numbers.Where(number => number is > Least and <= Most).Append(Most))
        {
            yield return last + ((number - last) / 2);
            yield return number;
            last = number;
        }
    }

    // Nothing lies between a text and the same text with a NUL behind it, so that this one stands for all up to the next constant.
    private IEnumerable<string> OrderedTexts()
    {
        yield return "";
        foreach (var text in _texts)
        {
            yield return text;
            yield return text + '\0';
        }
    }

    private string Other()
    {
        var other = "other";
        while (_texts.Contains(other))
            other += "'";
        return other;
    }
}
