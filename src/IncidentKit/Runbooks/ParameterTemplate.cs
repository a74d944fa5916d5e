using IncidentKit.Expressions;

namespace IncidentKit.Runbooks;

/// <summary>A value of the file, its texts parsed as templates once, when the file was read. What they insert is never parsed again.</summary>
internal abstract class ParameterTemplate
{
    public static ParameterTemplate EmptyMap { get; } = new MapOf([]);

    /// <summary>Renders the value; what is missing or wrong is added to the list with its key.</summary>
    /// <param name="scope">What the expressions see.</param>
    /// <param name="where">The key, for messages.</param>
    /// <param name="faults">What is missing or wrong.</param>
    /// <returns>Plain data; of a fault, the template's text.</returns>
    public abstract object? Render(IExpressionScope scope, string where, List<TemplateFault> faults);

    internal sealed class Constant(object? value) : ParameterTemplate
    {
        public override object? Render(IExpressionScope scope, string where, List<TemplateFault> faults) => value;
    }

    internal sealed class TextOf(Template template) : ParameterTemplate
    {
        public override object? Render(IExpressionScope scope, string where, List<TemplateFault> faults)
        {
            var result = template.Evaluate(scope);
            if (result.Succeeded)
                return result.Value;
            faults.Add(new TemplateFault(where, result.Error!.Message, result.Missing));
            return template.Source;
        }
    }

    internal sealed class ListOf(IReadOnlyList<ParameterTemplate> items) : ParameterTemplate
    {
        public override object? Render(IExpressionScope scope, string where, List<TemplateFault> faults)
        {
            var list = new List<object?>(items.Count);
            for (var i = 0; i < items.Count; i++)
                list.Add(items[i].Render(scope, $"{where}[{i}]", faults));
            return list;
        }
    }

    internal sealed class MapOf(IReadOnlyList<(string Key, ParameterTemplate Value)> entries) : ParameterTemplate
    {
        public override object? Render(IExpressionScope scope, string where, List<TemplateFault> faults)
        {
            var map = new Dictionary<string, object?>(entries.Count, StringComparer.Ordinal);
            foreach (var (key, value) in entries)
                map[key] = value.Render(scope, where.Length == 0 ? key : $"{where}.{key}", faults);
            return map;
        }
    }
}
