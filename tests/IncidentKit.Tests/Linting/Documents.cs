using System.Text;
using IncidentKit.Diagnostics;
using IncidentKit.Linting;

namespace IncidentKit.Tests.Linting;

/// <summary>Documents for the linter.</summary>
internal static class Documents
{
    /// <summary>A policy in which there is nothing to find: two severities, one rule, ladders for both.</summary>
    private const string Base = """
        name: shop
        fallback: [user:ana]
        severities:
          - { name: SEV1, targets: { acknowledge: 15m }, urgency: high }
          - { name: SEV2 }
        categories: [System, Security]
        impacts: [DataBreach, Other]
        escalation:
          SEV1: [ { id: page, after: 0m, notify: [user:ana], do: [page_on_call] } ]
          SEV2: none
        classification:
          - { name: outage, when: "users_affected_percent > 50", severity: SEV1 }
          - { otherwise: SEV2 }
        """;

    public static IReadOnlyList<Diagnostic> Lint(string text, LintSettings? settings = null) => Linter.Lint("p.yaml", Encoding.UTF8.GetBytes(text), settings);

    /// <summary>The policy with parts of it replaced: <c>("severities", "severities: …")</c>.</summary>
    public static string Policy(params IReadOnlyList<string> parts)
    {
        var blocks = Base.ReplaceLineEndings("\n").Split('\n').Aggregate(new List<string>(), (list, line) =>
        {
            if (line[0] == ' ')
                list[^1] += "\n" + line;
            else
                list.Add(line);
            return list;
        });
        foreach (var part in parts)
        {
            var key = part[..(part.IndexOf(':', StringComparison.Ordinal) + 1)];
            var at = blocks.FindIndex(block => block.StartsWith(key, StringComparison.Ordinal));
            if (at < 0)
                blocks.Add(part);
            else
                blocks[at] = part;
        }

        return string.Join('\n', blocks) + "\n";
    }

    /// <summary>The policy with rules of its own; <c>condition → severity</c> each, named r1, r2, …, and SEV2 otherwise.</summary>
    public static string Rules(params IReadOnlyList<(string When, string Severity)> rules) =>
        Policy("classification:\n" + string.Concat(rules.Select((rule, index) => $"  - {{ name: r{index + 1}, when: \"{rule.When}\", severity: {rule.Severity} }}\n")) + "  - { otherwise: SEV2 }\n  # end");
}
