using System.Text;

namespace IncidentKit.Linting;

/// <summary>The text of a condition without what does not count: braces around it, and how much space stands between its words.</summary>
internal static class ConditionText
{
    public static string Normalize(string condition)
    {
        var text = condition.Trim();
        if (text.Length >= 4 && text.StartsWith("{{", StringComparison.Ordinal) && text.EndsWith("}}", StringComparison.Ordinal))
            text = text[2..^2].Trim();
        var normal = new StringBuilder(text.Length);
        char? quote = null;
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            if (quote is null && char.IsWhiteSpace(c))
            {
                if (normal[^1] != ' ')
                    normal.Append(' ');
                continue;
            }

            normal.Append(c);
            if (quote is not null && c == '\\' && i + 1 < text.Length)
                normal.Append(text[++i]);
            else if (c == quote)
                quote = null;
            else if (quote is null && c is '\'' or '"')
                quote = c;
        }

        return normal.ToString();
    }
}
