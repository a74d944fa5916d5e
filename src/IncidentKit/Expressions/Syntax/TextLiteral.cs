using System.Globalization;
using System.Text;

namespace IncidentKit.Expressions.Syntax;

/// <summary>The text that a quoted literal means.</summary>
internal static class TextLiteral
{
    /// <summary>Resolves escapes; where one is wrong, gives its place within the content.</summary>
    public static bool TryDecode(ReadOnlySpan<char> content, out string text, out int wrongAt)
    {
        wrongAt = -1;
        if (!content.Contains('\\'))
        {
            text = content.ToString();
            return true;
        }

        text = string.Empty;
        var decoded = new StringBuilder(content.Length);
        for (var i = 0; i < content.Length; i++)
        {
            if (content[i] != '\\')
            {
                decoded.Append(content[i]);
                continue;
            }

            wrongAt = i++;
            var c = content[i];
            switch (c)
            {
                case 'n': decoded.Append('\n'); break;
                case 'r': decoded.Append('\r'); break;
                case 't': decoded.Append('\t'); break;
                case '\\' or '\'' or '"': decoded.Append(c); break;
                case 'u':
                    if (i + 4 >= content.Length || !ushort.TryParse(content.Slice(i + 1, 4), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var unit))
                        return false;
                    decoded.Append((char)unit);
                    i += 4;
                    break;
                default:
                    // As NCalc has it: patterns such as '100\%' and '\d+' read as they are written.
                    decoded.Append('\\').Append(c);
                    break;
            }
        }

        wrongAt = -1;
        text = decoded.ToString();
        return true;
    }
}
