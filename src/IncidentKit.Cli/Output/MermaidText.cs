using System.Text;

namespace IncidentKit.Cli.Output;

/// <summary>Makes text that others wrote fit for a Mermaid diagram: it can neither end its label nor become a directive, markup or a formula.</summary>
internal static class MermaidText
{
    /// <summary>The text as it may stand between double quotes, on one line.</summary>
    public static string Escape(string? text)
    {
        var safe = new StringBuilder();
        foreach (var c in SafeText.Line(text))
        {
            // Mermaid's own entities, which it reads inside quotes. '%%' begins a comment anywhere, '`' markup and '$$' a formula.
            safe.Append(c switch
            {
                '#' => "#35;",
                '"' => "#quot;",
                '<' => "#lt;",
                '>' => "#gt;",
                '&' => "#amp;",
                '%' => "#37;",
                '`' => "#96;",
                '$' => "#36;",
                _ => null,
            } ?? c.ToString());
        }

        return safe.ToString();
    }

    /// <summary>A label of several lines, with its quotes.</summary>
    public static string Label(IEnumerable<string> lines) => $"\"{string.Join("<br/>", lines.Select(Escape))}\"";
}
