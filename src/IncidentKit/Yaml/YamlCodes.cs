namespace IncidentKit.Yaml;

/// <summary>The codes of what <see cref="YamlReader"/> finds.</summary>
internal static class YamlCodes
{
    public const string Syntax = "YA001";
    public const string Encoding = "YA002";
    public const string TooLarge = "YA003";
    public const string TooDeep = "YA004";
    public const string TooManyNodes = "YA005";
    public const string TooManyKeys = "YA006";
    public const string ScalarTooLong = "YA007";
    public const string DuplicateKey = "YA008";
    public const string RecursiveAlias = "YA009";
    public const string UnknownTag = "YA010";
    public const string SeveralDocuments = "YA011";
    public const string KeyIsNoText = "YA012";
    public const string MergeKey = "YA013";
    public const string Empty = "YA014";
    public const string Nul = "YA015";
}
