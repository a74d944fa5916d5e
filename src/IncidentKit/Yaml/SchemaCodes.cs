namespace IncidentKit.Yaml;

/// <summary>The numbers that every schema's codes share, after its prefix: <c>RB014</c> and <c>PO014</c> are both an unknown key.</summary>
internal static class SchemaCodes
{
    public const string Missing = "010";
    public const string WrongType = "011";
    public const string BadValue = "012";
    public const string BadDuration = "013";
    public const string UnknownKey = "014";
    public const string OutOfRange = "015";
    public const string Duplicate = "016";
    public const string BadExpression = "017";
    public const string BadTemplate = "018";
    public const string UnknownName = "019";
    public const string NotSupported = "020";
}
