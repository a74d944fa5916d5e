using IncidentKit.Expressions.Nodes;

namespace IncidentKit.Classification.Index;

/// <summary>One alternative of a rule: comparisons that must all hold.</summary>
/// <param name="Rule">The rule's place in its block.</param>
/// <param name="Atoms">The comparisons.</param>
/// <param name="IsWhole">Whether they are all there is to the alternative, and not only what it begins with.</param>
internal sealed record RuleRow(int Rule, IReadOnlyList<Atom> Atoms, bool IsWhole)
{
    // Alternatives of alternatives multiply; beyond this a rule is looked at as it stands.
    private const int MaxRows = 4;

    /// <summary>The rows of a rule; at least one.</summary>
    public static IEnumerable<RuleRow> Of(int rule, Node condition)
    {
        if (Alternatives(condition, negated: false) is { } whole)
            return whole.Select(atoms => new RuleRow(rule, atoms, IsWhole: true));
        List<List<Atom>> head = [[]];
        foreach (var part in condition is AndNode all ? all.Parts : [])
        {
            if (Alternatives(part, negated: false) is not { } next || head.Count * next.Count > MaxRows)
                break;
            head = Product(head, next);
        }

        return head.Select(atoms => new RuleRow(rule, atoms, IsWhole: false));
    }

    private static List<List<Atom>>? Alternatives(Node node, bool negated) => node switch
    {
        NotNode not => Alternatives(not.Operand, !negated),
        AndNode all => negated ? Any(all.Parts, negated) : All(all.Parts, negated),
        OrNode any => negated ? All(any.Parts, negated) : Any(any.Parts, negated),
        _ => Atom.Of(node, negated) is { } atom ? [[atom]] : null,
    };

    private static List<List<Atom>>? Any(IReadOnlyList<Node> parts, bool negated)
    {
        var rows = new List<List<Atom>>();
        foreach (var part in parts)
        {
            if (Alternatives(part, negated) is not { } more || rows.Count + more.Count > MaxRows)
                return null;
            rows.AddRange(more);
        }

        return rows;
    }

    private static List<List<Atom>>? All(IReadOnlyList<Node> parts, bool negated)
    {
        List<List<Atom>> rows = [[]];
        foreach (var part in parts)
        {
            if (Alternatives(part, negated) is not { } next || rows.Count * next.Count > MaxRows)
                return null;
            rows = Product(rows, next);
        }

        return rows;
    }

    private static List<List<Atom>> Product(List<List<Atom>> rows, List<List<Atom>> next) =>
        [.. from row in rows from more in next select row.Concat(more).ToList()];
}
