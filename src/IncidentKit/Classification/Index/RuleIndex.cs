using System.Numerics;
using System.Runtime.CompilerServices;

namespace IncidentKit.Classification.Index;

/// <summary>Finds the rules of a block that a report can match, by what each term of them is worth instead of rule by rule.</summary>
/// <remarks>
/// <para>
/// A rule is one or more rows, of which it needs one: alternatives of comparisons that must all hold. What is compared (a field, a computation,
/// a search in a text) is a term; a term that many rules share is computed once. The values of a term are cut into cells at the constants it is
/// compared with, and each cell has a mask of the rows whose comparisons hold there: the masks of a report's cells, and-ed together, leave
/// the rows worth looking at.
/// </para>
/// <para>
/// The answer is that of the rules one by one. A missing value excludes no row. A computation that fails keeps every row with it, because
/// an error may be the rule's answer; and only what stands before the first part that no term can say counts.
/// </para>
/// </remarks>
internal sealed class RuleIndex
{
    /// <summary>How many rules one index holds; more are several indexes, so that masks grow with the rules and not with their square.</summary>
    public const int MaxRules = 1024;

    private readonly int[] _rules;
    private readonly ulong[] _whole;
    private readonly ulong[] _masks;
    // Fields cost little and most rules have some: their cells are found at once. The other terms wait until a row needs them.
    private readonly Term[] _fields;
    private readonly Term[] _terms;
    private readonly int[][] _termsOfWord;
    private readonly int _words;

    private RuleIndex(int[] rules, ulong[] whole, ulong[] masks, Term[] terms)
    {
        _rules = rules;
        _whole = whole;
        _masks = masks;
        // The field that most rows look at is the likeliest to leave none.
        _fields = [.. terms.Where(term => term.Place >= 0).OrderByDescending(term => term.Rows.Sum(BitOperations.PopCount))];
        _terms = [.. terms.Where(term => term.Place < 0)];
        _words = whole.Length;
        _termsOfWord = _terms.Length == 0 ? [] : [.. Enumerable.Range(0, _words).Select(word => Enumerable.Range(0, _terms.Length).Where(term => _terms[term].Rows[word] != 0).ToArray())];
    }

    /// <summary>Makes the index of a block.</summary>
    public static RuleIndex Of(IReadOnlyList<CompiledRule> rules)
    {
        var rows = new List<RuleRow>();
        for (var i = 0; i < rules.Count; i++)
            rows.AddRange(RuleRow.Of(i, rules[i].Condition.Root));

        var words = (rows.Count + 63) / 64;
        var whole = new ulong[words];
        var every = new ulong[words];
        for (var i = 0; i < rows.Count; i++)
        {
            Set(every, i);
            if (rows[i].IsWhole)
                Set(whole, i);
        }

        var masks = new List<ulong>(every);
        Term[] terms =
        [
            .. rows.SelectMany(row => row.Atoms).GroupBy(atom => atom.Source).OrderBy(group => group.Key.Cost)
                .Select(group => Term.Of(group.Key, [.. group], rows, masks)),
        ];
        return new RuleIndex([.. rows.Select(row => row.Rule)], whole, [.. masks], terms);
    }

    public static void Set(Span<ulong> mask, int row) => mask[row / 64] |= 1UL << (row % 64);

    /// <summary>The rules of a block that a report can match, in their order; nothing is computed beyond the last one asked for.</summary>
    public ref struct Candidates
    {
        private readonly RuleIndex _index;
        private readonly ReportScope _scope;
        private readonly Span<int> _cells;
        private readonly int _missing;
        private FieldRows _rows;
        private int _word = -1;
        private ulong _left;
        private ulong _certain;

        public Candidates(RuleIndex index, ReportScope scope)
        {
            _index = index;
            _scope = scope;
            if (index._terms.Length > 0)
                _cells = scope.Cells(index._terms.Length);
            if (index._words > 1)
                FindRows(index._fields, out _missing);
            else
                LoadOnly();
        }

        /// <summary>The rule's place in the block.</summary>
        public int Current { get; private set; } = -1;

        /// <summary>Whether the report matches the rule for certain: a row holds that is all there is to the rule's alternative, and nothing was missing.</summary>
        public bool IsCertain { get; private set; }

        public bool MoveNext()
        {
            while (true)
            {
                while (_left == 0)
                {
                    if (++_word >= _index._words)
                        return false;
                    Load();
                }

                var bit = BitOperations.TrailingZeroCount(_left);
                _left &= _left - 1;
                var rule = _index._rules[(_word * 64) + bit];
                // The other rows of a rule that has been looked at say nothing new.
                if (rule == Current)
                    continue;
                Current = rule;
                IsCertain = (_certain >> bit & 1) != 0;
                return true;
            }
        }

        private void FindRows(Term[] fields, out int missing)
        {
            missing = 0;
            for (var i = 0; i < fields.Length; i++)
            {
                var row = fields[i].RowOf(_scope.Read(fields[i].Place));
                if (row < 0)
                {
                    // The row of everything excludes nothing.
                    row = 0;
                    missing |= 1 << i;
                }

                _rows[i] = row;
            }
        }

        /// <summary>One word is all there is: no field needs to be read once no row is left.</summary>
        private void LoadOnly()
        {
            var (fields, masks) = (_index._fields, _index._masks);
            _word = 0;
            var left = masks[0];
            var certain = _index._whole[0];
            for (var i = 0; i < fields.Length && left != 0; i++)
            {
                var row = fields[i].RowOf(_scope.Read(fields[i].Place));
                if (row >= 0)
                    left &= masks[row];
                else
                    certain &= ~fields[i].Rows[0];
            }

            // A computation that fails keeps its rows, so the rest is asked for even where no row is left.
            if (_index._terms.Length > 0)
                LoadTerms(ref left, ref certain);
            _left = left;
            _certain = certain;
        }

        private void Load()
        {
            var (index, masks, word) = (_index, _index._masks, _word);
            var left = masks[word];
            var certain = index._whole[word];
            for (var i = 0; i < index._fields.Length; i++)
                left &= masks[_rows[i] + word];
            for (var missing = _missing; missing != 0; missing &= missing - 1)
                certain &= ~index._fields[BitOperations.TrailingZeroCount(missing)].Rows[word];
            if (index._terms.Length > 0)
                LoadTerms(ref left, ref certain);
            _left = left;
            _certain = certain;
        }

        private readonly void LoadTerms(ref ulong left, ref ulong certain)
        {
            var failed = 0UL;
            foreach (var i in _index._termsOfWord[_word])
            {
                var term = _index._terms[i];
                var cell = _cells[i];
                if (cell == Term.NotComputed)
                    _cells[i] = cell = term.Compute(_scope);
                if (cell >= 0)
                    left &= _index._masks[cell + _word];
                else
                    failed |= term.Rows[_word];
            }

            left |= failed;
            certain &= ~failed;
        }

        [InlineArray(16)]
        private struct FieldRows
        {
            private int _first;
        }
    }
}
