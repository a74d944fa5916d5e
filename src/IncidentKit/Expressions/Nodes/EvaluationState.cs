using System.Numerics;
using System.Runtime.CompilerServices;

namespace IncidentKit.Expressions.Nodes;

/// <summary>What one evaluation carries: the scope, the names found missing, the first error and the work left.</summary>
/// <remarks>
/// An error does not unwind: the node that fails notes it and gives a missing value, which every operator passes on. The first
/// error decides the result, whatever the rest of the tree makes of the missing value.
/// </remarks>
internal struct EvaluationState
{
    private ulong _missing;
    private List<int>? _missingAbove;
    private int _stepsLeft;

    public EvaluationState(IExpressionScope scope, ExpressionLayout? layout, ExpressionLimits limits)
    {
        Scope = scope;
        Limits = limits;
        _stepsLeft = limits.MaxSteps;
        if (layout is not null && scope is TypedExpressionScope typed && ReferenceEquals(typed.Layout, layout))
            Typed = typed;
    }

    public readonly IExpressionScope Scope { get; }

    /// <summary>The scope, where it answers for the places that the expression was parsed for.</summary>
    public readonly TypedExpressionScope? Typed { get; }

    public readonly ExpressionLimits Limits { get; }

    public ExpressionError? Error { get; private set; }

    public readonly bool Failed => Error is not null;

    /// <summary>Reads a name of the scope; false where it has no value, with an error noted where it has one that is not plain data.</summary>
    public bool TryRead(string name, int offset, out ExpressionValue value)
    {
        if (Scope is not ExpressionScope plain)
            return Scope.TryGetValue(name, out value) && !value.IsMissing;
        if (plain.TryGetPlain(name, out value, out var foreign))
            return !value.IsMissing;
        if (foreign is not null)
            FailForeign(name, offset, foreign);
        return false;
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private void FailForeign(string name, int offset, object foreign) => Fail(offset, $"'{name}' is a {foreign.GetType()}, which is not plain data");

    /// <summary>Notes the first error; later ones follow from it.</summary>
    public void Fail(int offset, string message) => Error ??= new ExpressionError { Message = message, Position = offset + 1 };

    /// <summary>Takes work off the budget; false, with an error noted, where none is left.</summary>
    public bool TrySpend(int steps, int offset)
    {
        _stepsLeft -= Math.Min(steps, _stepsLeft + 1);
        if (_stepsLeft >= 0)
            return true;
        _stepsLeft = 0;
        Fail(offset, $"the evaluation takes more than {Limits.MaxSteps} steps; make the data smaller");
        return false;
    }

    /// <summary>Notes that the path of this number has no value.</summary>
    public void NoteMissing(int path)
    {
        if (path < 64)
            _missing |= 1UL << path;
        else if (_missingAbove is null || !_missingAbove.Contains(path))
            (_missingAbove ??= []).Add(path);
    }

    /// <summary>What is noted so far, for <see cref="Forget"/>.</summary>
    public readonly (ulong Low, int Above) Mark() => (_missing, _missingAbove?.Count ?? 0);

    /// <summary>Forgets what was noted since the mark, because the answer does not depend on it.</summary>
    public void Forget((ulong Low, int Above) mark)
    {
        _missing = mark.Low;
        if (_missingAbove is { } above && above.Count > mark.Above)
            above.RemoveRange(mark.Above, above.Count - mark.Above);
    }

    /// <summary>The paths noted as missing, in the order in which the text names them; null where there are none.</summary>
    public readonly string[]? MissingPaths(IReadOnlyList<string[]> paths)
    {
        if (_missingAbove is null or { Count: 0 })
        {
            if (_missing == 0)
                return null;
            if (BitOperations.IsPow2(_missing))
                return paths[BitOperations.TrailingZeroCount(_missing)];
        }

        var names = new List<string>();
        for (var left = _missing; left != 0; left &= left - 1)
            names.Add(paths[BitOperations.TrailingZeroCount(left)][0]);
        if (_missingAbove is not null)
        {
            _missingAbove.Sort();
            foreach (var path in _missingAbove)
                names.Add(paths[path][0]);
        }

        return [.. names];
    }
}
