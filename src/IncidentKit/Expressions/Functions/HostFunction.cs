using IncidentKit.Expressions.Nodes;

namespace IncidentKit.Expressions.Functions;

/// <summary>Calls what a host added, and lets neither an exception nor anything but plain data through.</summary>
internal sealed class HostFunction(string name, ExpressionFunction function)
{
    private const int MaxDepth = 32;
    private const int MaxMessageLength = 200;

    public ExpressionValue Invoke(ref EvaluationState state, FunctionCall call)
    {
        try
        {
            var plain = function(new ExpressionArguments(call.ToArray(), state.Scope.Now));
            // Within the try as well: a list or a map of the host's own may throw while it is looked through.
            if (IsPlain(plain, 0, ref state, call.Offset, out var result))
                return result.Kind != ExpressionValueKind.Text || TextResult.Fits(result.AsText().Length, ref state, call.Offset) ? result : default;
            state.Fail(call.Offset, $"{name}() gave what is not plain data; it must give null, a boolean, a finite number, a text, an instant, a duration, a list or a map");
        }
        catch (Exception problem)
        {
            state.Fail(call.Offset, $"{name}() failed: {OneLine(problem.Message)}");
        }

        return default;
    }

    // A map that is a typed record answers member by member, and is checked where it is read.
    private static bool IsPlain(object? plain, int depth, ref EvaluationState state, int offset, out ExpressionValue value)
    {
        if (!ExpressionValue.TryFrom(plain, out value) || value.IsMissing || depth > MaxDepth || !state.TrySpend(1, offset))
            return false;
        switch (value.RawReference)
        {
            case IReadOnlyDictionary<string, object?> map:
                foreach (var (_, member) in map)
                {
                    if (!IsPlain(member, depth + 1, ref state, offset, out _))
                        return false;
                }

                return true;
            case IReadOnlyList<object?> list:
                foreach (var element in list)
                {
                    if (!IsPlain(element, depth + 1, ref state, offset, out _))
                        return false;
                }

                return true;
            default:
                return value.Kind != ExpressionValueKind.Number || double.IsFinite(value.AsNumber());
        }
    }

    private static string OneLine(string message)
    {
        var line = message.ReplaceLineEndings(" ");
        return line.Length <= MaxMessageLength ? line : string.Concat(line.AsSpan(0, MaxMessageLength), "…");
    }
}
