using System.Collections.Frozen;

namespace IncidentKit.Expressions.Functions;

/// <summary>The functions an expression may call, found by name in any case.</summary>
internal sealed class FunctionTable
{
    private readonly FrozenDictionary<string, FunctionDefinition> _functions;
    private readonly FrozenDictionary<string, FunctionDefinition>.AlternateLookup<ReadOnlySpan<char>> _lookup;

    public FunctionTable(IEnumerable<FunctionDefinition> functions)
    {
        _functions = functions.ToFrozenDictionary(function => function.Name, StringComparer.OrdinalIgnoreCase);
        _lookup = _functions.GetAlternateLookup<ReadOnlySpan<char>>();
    }

    public static FunctionTable Standard { get; } = new(
        [.. TextFunctions.All, .. NumberFunctions.All, .. Trigonometry.All, .. ListFunctions.All, .. OrderFunctions.All, .. SumFunctions.All, .. TimeFunctions.All]);

    public IEnumerable<FunctionDefinition> All => _functions.Values;

    public IEnumerable<string> Names => _functions.Keys;

    public FunctionDefinition? Find(ReadOnlySpan<char> name) => _lookup.TryGetValue(name, out var function) ? function : null;
}
