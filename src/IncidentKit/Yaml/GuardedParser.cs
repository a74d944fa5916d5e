using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace IncidentKit.Yaml;

/// <summary>
/// The event stream with one kind of failure. YamlDotNet's scanner throws whatever its own code runs into on some damaged
/// texts (an <see cref="InvalidOperationException"/> on <c>[1, 2</c> followed by <c>c: 3</c>); here that is a syntax error too.
/// </summary>
internal sealed class GuardedParser(IParser inner) : IParser
{
    public ParsingEvent? Current => inner.Current;

    public bool MoveNext()
    {
        try
        {
            return inner.MoveNext();
        }
        catch (Exception e) when (e is not YamlException)
        {
            var at = inner.Current?.End ?? Mark.Empty;
            throw new YamlException(at, at, "What follows can't be read; a bracket, a brace or a quote may be open.", e);
        }
    }
}
