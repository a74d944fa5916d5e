using IncidentKit.Expressions;
using IncidentKit.Expressions.Nodes;
using IncidentKit.Policies;
using IncidentKit.Yaml;

namespace IncidentKit.Linting;

/// <summary>Categories and impacts that are compared with words which the policy's lists do not have.</summary>
internal static class WordLints
{
    public static void Look(PolicyParts parts)
    {
        foreach (var map in parts.Maps("classification"))
            LookAt(parts, map["when"]);
        foreach (var (_, node) in parts.Entries("roles"))
            LookAt(parts, (node as YamlMap)?["required_when"]);
        foreach (var map in parts.Maps("intake"))
        {
            if (map["set"] is not YamlMap set)
                continue;
            foreach (var (key, node) in set.Entries)
            {
                if (node is YamlScalar { IsNull: false } word && Lists(parts.Policy, key.Value) is { } list && !word.Value.Contains("{{", StringComparison.Ordinal) && !list.Words.Contains(word.Value, FoldedName.Comparer))
                    parts.Report.Warning(LintCodes.UnknownWord, word, $"\"{YamlMapReader.Shown(word)}\" is no {key.Value} of this policy, so it counts as missing{Spelling.Suggest(word.Value, [.. list.Words])}");
            }
        }
    }

    private static void LookAt(PolicyParts parts, YamlNode? node)
    {
        if (node is not YamlScalar condition || Expression.ParseCondition(condition.Value, parts.Policy.Functions).Expression is not { } expression)
            return;
        foreach (var (field, constant) in Comparisons(expression.Root))
        {
            if (Lists(parts.Policy, field) is { } list && !list.Words.Contains(constant.Value.AsText(), StringComparer.Ordinal))
                Tell(parts, condition, constant, field, list.Words);
        }
    }

    private static void Tell(PolicyParts parts, YamlScalar condition, ConstantNode constant, string field, IReadOnlyList<string> words)
    {
        var word = constant.Value.AsText();
        var (line, column) = condition.PlaceOf(constant.Offset);
        var message = words.FirstOrDefault(known => FoldedName.Same(known, word)) is { } spelled
            ? $"'{word}' never equals a {field}, which is spelled as in the policy's list; write '{spelled}'"
            : $"\"{(word.Length <= 60 ? word : word[..57] + "...")}\" is no {field} of this policy{Spelling.Suggest(word, [.. words])}";
        parts.Report.Add(Diagnostics.DiagnosticSeverity.Warning, LintCodes.UnknownWord, condition.File, line, column, message.ReplaceLineEndings(" "));
    }

    private static (IReadOnlyList<string> Words, string Field)? Lists(Policy policy, string field) => field switch
    {
        "category" when policy.Categories.Count > 0 => (policy.Categories, field),
        "impact" when policy.Impacts.Count > 0 => (policy.Impacts, field),
        _ => null,
    };

    private static IEnumerable<(string Field, ConstantNode Constant)> Comparisons(Node node) => node switch
    {
        AndNode and => and.Parts.SelectMany(Comparisons),
        OrNode or => or.Parts.SelectMany(Comparisons),
        NotNode not => Comparisons(not.Operand),
        EqualityNode equality => [.. Comparison(equality.Left, equality.Right), .. Comparison(equality.Right, equality.Left)],
        InNode membership => membership.Candidates.SelectMany(candidate => Comparison(membership.Needle, candidate)),
        _ => [],
    };

    private static IEnumerable<(string Field, ConstantNode Constant)> Comparison(Node field, Node constant) =>
        field is PathNode { Members.Count: 0 } path && constant is ConstantNode { Value.Kind: ExpressionValueKind.Text } text ? [(path.Root, text)] : [];
}
