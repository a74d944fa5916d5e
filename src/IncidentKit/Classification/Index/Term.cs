using IncidentKit.Expressions;
using IncidentKit.Expressions.Nodes;

namespace IncidentKit.Classification.Index;

/// <summary>A term's values, cut into cells at the constants that rules compare it with; each cell has a row of the masks.</summary>
internal sealed class Term
{
    /// <summary>The place of a cell that nobody has asked for yet.</summary>
    public const int NotComputed = int.MinValue;

    private readonly double[] _bounds;
    private readonly string[] _texts;
    private readonly Dictionary<string, int>? _byText;
    private readonly int _first;
    private readonly int _words;

    private Term(TermSource source, double[] bounds, string[] texts, ulong[] rows, int first)
    {
        Source = source;
        Place = source.Place;
        Rows = rows;
        _bounds = bounds;
        _texts = texts;
        _byText = texts.Length > 8 ? texts.Select((text, i) => (text, i)).ToDictionary(pair => pair.text, pair => pair.i, StringComparer.Ordinal) : null;
        _words = rows.Length;
        _first = first;
    }

    public TermSource Source { get; }

    /// <summary>The rows that compare the term.</summary>
    public ulong[] Rows { get; }

    /// <summary>Makes a term and adds the rows of its cells to the masks.</summary>
    public static Term Of(TermSource source, IReadOnlyList<Atom> atoms, IReadOnlyList<RuleRow> rows, List<ulong> masks)
    {
        var words = (rows.Count + 63) / 64;
        var mine = new ulong[words];
        for (var i = 0; i < rows.Count; i++)
        {
            if (rows[i].Atoms.Any(atom => atom.Source.Equals(source)))
                RuleIndex.Set(mine, i);
        }

        double[] bounds = [.. atoms.Where(atom => atom.IsOfNumbers).Select(atom => atom.Bound).Distinct().Order()];
        string[] texts = [.. atoms.SelectMany(atom => atom.Texts).Distinct(StringComparer.Ordinal)];
        var term = new Term(source, bounds, texts, mine, masks.Count);
        foreach (var value in term.Values())
        {
            var cell = new ulong[words];
            for (var i = 0; i < rows.Count; i++)
            {
                if (rows[i].Atoms.All(atom => !atom.Source.Equals(source) || atom.Holds(value)))
                    RuleIndex.Set(cell, i);
            }

            masks.AddRange(cell);
        }

        return term;
    }

    /// <summary>The place of the field, or -1.</summary>
    public int Place { get; }

    /// <summary>Where the masks of a field's cell begin; -1 where the field is missing.</summary>
    public int RowOf(in ExpressionValue value)
    {
        if (value.RawReference is string text)
            return _texts.Length == 0 ? -1 : RowAt(CellOf(text));
        if (value.IsBoolean)
            return _texts.Length == 0 && _bounds.Length == 0 ? RowAt((int)value.RawBits) : -1;
        if (!value.IsNumber || _bounds.Length == 0)
            return -1;
        var number = BitConverter.Int64BitsToDouble(value.RawBits);
        return double.IsNaN(number) ? -1 : RowAt(CellOf(number));
    }

    /// <summary>Where the masks of a term's cell begin; -1 where it can't be computed.</summary>
    public int Compute(ReportScope scope)
    {
        if (Source.Number is { } number)
            return number.TryRead(scope, out var value) ? RowAt(CellOf(value)) : -1;
        return Source.Condition!.Decide(scope) switch
        {
            Truth.True => RowAt(1),
            Truth.False => RowAt(0),
            _ => -1,
        };
    }

    private int RowAt(int cell) => _first + (cell * _words);

    private int CellOf(string text)
    {
        if (_byText is not null)
            return _byText.TryGetValue(text, out var cell) ? cell : _texts.Length;
        var texts = _texts;
        for (var i = 0; i < texts.Length; i++)
        {
            if (string.Equals(texts[i], text, StringComparison.Ordinal))
                return i;
        }

        return texts.Length;
    }

    // Even cells lie between two bounds, odd ones are a bound.
    private int CellOf(double number)
    {
        var bounds = _bounds;
        var (low, high) = (0, bounds.Length);
        while (low < high)
        {
            var middle = (low + high) >> 1;
            if (bounds[middle] < number)
                low = middle + 1;
            else
                high = middle;
        }

        return low < bounds.Length && bounds[low] == number ? (2 * low) + 1 : 2 * low;
    }

    /// <summary>One value of each cell, in the order of the cells.</summary>
    private IEnumerable<ExpressionValue> Values()
    {
        if (_texts.Length > 0)
            return [.. _texts.Select(ExpressionValue.FromText), ExpressionValue.FromText(Other(_texts))];
        if (_bounds.Length == 0)
            return [ExpressionValue.False, ExpressionValue.True];
        var values = new List<ExpressionValue> { ExpressionValue.FromNumber(double.NegativeInfinity) };
        for (var i = 0; i < _bounds.Length; i++)
        {
            values.Add(ExpressionValue.FromNumber(_bounds[i]));
            values.Add(ExpressionValue.FromNumber(i + 1 < _bounds.Length ? (_bounds[i] / 2) + (_bounds[i + 1] / 2) : double.PositiveInfinity));
        }

        return values;
    }

    /// <summary>A text that none of the constants is.</summary>
    private static string Other(string[] texts) => texts.MaxBy(text => text.Length) + "…";
}
