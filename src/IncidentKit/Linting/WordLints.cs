using IncidentKit.Expressions;
using IncidentKit.Expressions.Nodes;
using IncidentKit.Policies;
using IncidentKit.Yaml;

namespace IncidentKit.Linting;

/// <summary>Categories, impacts and scopes that are compared with words which there are not.</summary>
internal static class WordLints
{
    private const string Scope = "scope";

    private static readonly string[] Scopes = ["complete", "partial", "single", "none"];

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
                if (node is not YamlScalar { IsNull: false } word || word.Value.Contains("{{", StringComparison.Ordinal) || Lists(parts.Policy, key.Value) is not { } list)
                    continue;

                // A category or impact is matched as names are; a scope is taken over as it is written.
                if (!list.Words.Contains(word.Value, key.Value == Scope ? StringComparer.Ordinal : FoldedName.Comparer))
                    parts.Report.Warning(LintCodes.UnknownWord, word, $"\"{YamlMapReader.Shown(word)}\" is no {Owned(key.Value)}{(key.Value == Scope ? "" : ", so it counts as missing")}{Spelling.Suggest(word.Value, [.. list.Words])}");
            }
        }
    }

    private static void LookAt(PolicyParts parts, YamlNode? node)
    {
        if (node is not YamlScalar { IsNull: false } condition || Expression.ParseCondition(condition.Value, parts.Policy.Functions).Expression is not { } expression)
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
            ? $"'{word}' never equals a {field}, which is spelled as in {(field == Scope ? "the documentation" : "the policy's list")}; write '{spelled}'"
            : $"\"{(word.Length <= 60 ? word : word[..57] + "...")}\" is no {Owned(field)}{Spelling.Suggest(word, [.. words])}";
        parts.Report.Add(Diagnostics.DiagnosticSeverity.Warning, LintCodes.UnknownWord, condition.File, line, column, message.ReplaceLineEndings(" "));
    }

    private static string Owned(string field) => field == Scope ? field : $"{field} of this policy";

    private static (IReadOnlyList<string> Words, string Field)? Lists(Policy policy, string field) => field switch
    {
        "category" when policy.Categories.Count > 0 => (policy.Categories, field),
        "impact" when policy.Impacts.Count > 0 => (policy.Impacts, field),
        Scope => (Scopes, field),
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
