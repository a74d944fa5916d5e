using System.Buffers;
using System.Globalization;
using IncidentKit.Expressions;
using IncidentKit.Yaml;

namespace IncidentKit.Runbooks;

/// <summary>Reads the values of a step: their texts become templates, plain words of YAML get their type.</summary>
internal sealed class ParameterReader(DiagnosticReport report, ReferenceCheck references, int ordinal)
{
    private static readonly SearchValues<char> Numeric = SearchValues.Create("0123456789.");

    private readonly List<ExpressionName> _names = [];

    /// <summary>The names at the root that a host must supply for the values read so far.</summary>
    public IReadOnlyList<string> HostRoots => ReferenceCheck.HostRoots(_names);

    public ParameterTemplate Read(YamlNode node) => node switch
    {
        YamlMap map => new ParameterTemplate.MapOf([.. map.Entries.Select(e => (e.Key.Value, Read(e.Value)))]),
        YamlList list => new ParameterTemplate.ListOf([.. list.Items.Select(Read)]),
        YamlScalar scalar => ReadScalar(scalar),
        _ => new ParameterTemplate.Constant(null),
    };

    /// <summary>A value that is text whatever it looks like.</summary>
    public ParameterTemplate ReadText(YamlScalar scalar)
    {
        var parsed = Template.Parse(scalar.Value, references.Functions);
        if (!parsed.Succeeded)
        {
            report.Error(RunbookCodes.Prefix + SchemaCodes.BadTemplate, scalar, parsed.Error.Position - 1, parsed.Error.Message);
            return new ParameterTemplate.Constant(scalar.Value);
        }

        references.Add(scalar, parsed.Template.Names, ordinal);
        _names.AddRange(parsed.Template.Names);
        return parsed.Template.IsConstant ? new ParameterTemplate.Constant(scalar.Value) : new ParameterTemplate.TextOf(parsed.Template);
    }

    /// <summary>The value as the file has it, for whoever shows a runbook.</summary>
    public static object? Plain(YamlNode node) => node switch
    {
        YamlMap map => map.Entries.ToDictionary(e => e.Key.Value, e => Plain(e.Value), StringComparer.Ordinal),
        YamlList list => list.Items.Select(Plain).ToList(),
        YamlScalar scalar => TypedOrText(scalar),
        _ => null,
    };

    private ParameterTemplate ReadScalar(YamlScalar scalar) =>
        TypedOrText(scalar) is string ? ReadText(scalar) : new ParameterTemplate.Constant(TypedOrText(scalar));

    // 007 and 1e3 stay text: they are more often ids than numbers. So do yes, no, on and off.
    private static object? TypedOrText(YamlScalar scalar)
    {
        var text = scalar.Value;
        if (!scalar.IsPlain)
            return text;
        if (scalar.IsNull)
            return null;
        switch (text)
        {
            case "true" or "True" or "TRUE":
                return true;
            case "false" or "False" or "FALSE":
                return false;
        }

        var digits = text.AsSpan().TrimStart('-');
        if (text.Length - digits.Length > 1 || digits.Length == 0 || digits.ContainsAnyExcept(Numeric) || (digits.Length > 1 && digits[0] == '0' && digits[1] != '.'))
            return text;
        if (long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var integer))
            return integer;
        var isDecimal = digits.Count('.') == 1 && digits[0] != '.' && digits[^1] != '.';
        return isDecimal && double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? number : text;
    }
}
