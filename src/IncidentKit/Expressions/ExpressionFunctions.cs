using IncidentKit.Expressions.Functions;
using IncidentKit.Expressions.Syntax;

namespace IncidentKit.Expressions;

/// <summary>The functions an expression may call: those of the language and those that a host added.</summary>
/// <remarks>Immutable and safe for use by several threads at once.</remarks>
public sealed class ExpressionFunctions
{
    private const int MaxNameLength = 64;

    private readonly string[] _added;

    private ExpressionFunctions(FunctionTable table, string[] added)
    {
        Table = table;
        _added = added;
    }

    /// <summary>The functions of the language alone.</summary>
    public static ExpressionFunctions Standard { get; } = new(FunctionTable.Standard, []);

    /// <summary>The names a host added, in lower case and in the order in which they came.</summary>
    public IReadOnlyList<string> Added => _added;

    internal FunctionTable Table { get; }

    /// <summary>Adds a function.</summary>
    /// <param name="name">Its name: a letter, then letters, digits or <c>_</c> of ASCII, at most 64; expressions may write it in any case.</param>
    /// <param name="minArguments">The fewest arguments it takes; 0 or more.</param>
    /// <param name="maxArguments">The most arguments it takes; <see cref="int.MaxValue"/> for as many as are given.</param>
    /// <param name="function">What it does.</param>
    /// <returns>These functions and the new one; this object stays as it is.</returns>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    /// <exception cref="ArgumentException">The name is malformed, a keyword, or taken by another function, whether of the language or added.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The numbers of arguments are negative, or the fewest are more than the most.</exception>
    public ExpressionFunctions With(string name, int minArguments, int maxArguments, ExpressionFunction function)
    {
        ArgumentNullException.ThrowIfNull(name);
        ArgumentNullException.ThrowIfNull(function);
        ArgumentOutOfRangeException.ThrowIfNegative(minArguments);
        ArgumentOutOfRangeException.ThrowIfLessThan(maxArguments, minArguments);
        if (name.Length is 0 or > MaxNameLength || !char.IsAsciiLetter(name[0]) || name.Any(static c => !char.IsAsciiLetterOrDigit(c) && c != '_'))
            throw new ArgumentException($"'{name}' can't name a function; take a letter, then letters, digits or '_', at most {MaxNameLength}.", nameof(name));
        if (Lexer.IsKeyword(name))
            throw new ArgumentException($"'{name}' is a keyword of the expression language; take another name.", nameof(name));
        if (SpecialForm.IsName(name) || Table.Find(name) is not null)
            throw new ArgumentException($"There is a function '{name}' already; take another name.", nameof(name));
        var lower = name.ToLowerInvariant();
        var host = new HostFunction(lower, function);
        var table = new FunctionTable(Table.All.Append(new FunctionDefinition(lower, minArguments, maxArguments, host.Invoke)));
        return new ExpressionFunctions(table, [.. _added, lower]);
    }
}
