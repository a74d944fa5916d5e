using System.Text;

namespace IncidentKit.Runbooks;

/// <summary>Ids made of names.</summary>
internal static class Slug
{
    private const int MostCharacters = 64;

    /// <summary>Lower case, everything else than letters and digits of ASCII as one <paramref name="separator"/>, trimmed: "Check recent deployments" is check_recent_deployments.</summary>
    public static string Of(string name, char separator = '_')
    {
        var slug = new StringBuilder(Math.Min(name.Length, MostCharacters));
        foreach (var c in name)
        {
            if (slug.Length == MostCharacters)
                break;
            if (char.IsAsciiLetterOrDigit(c))
                slug.Append(char.ToLowerInvariant(c));
            else if (slug.Length > 0 && slug[^1] != separator)
                slug.Append(separator);
        }

        return slug.ToString().TrimEnd(separator);
    }

    /// <summary>Whether a text is <c>[a-z0-9][a-z0-9_-]{0,63}</c>.</summary>
    public static bool IsRunbookId(string text) =>
        text.Length is > 0 and <= MostCharacters && text[0] is not ('_' or '-')
        && text.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c is '_' or '-');

    /// <summary>Whether a text can stand after <c>steps.</c> in an expression.</summary>
    public static bool IsStepId(string text) =>
        text.Length is > 0 and <= MostCharacters && text[0] != '_' && text.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c == '_');
}
