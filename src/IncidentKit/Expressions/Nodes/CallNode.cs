using System.Runtime.CompilerServices;
using IncidentKit.Expressions.Functions;

namespace IncidentKit.Expressions.Nodes;

/// <summary>A call of a function or filter: unknown where an argument is missing or null.</summary>
internal sealed class CallNode(int offset, FunctionDefinition function, Node[] arguments) : Node(offset, Above(arguments))
{
    public string Name => function.Name;

    public IReadOnlyList<Node> Arguments => arguments;

    public override ExpressionValue Evaluate(ref EvaluationState state)
    {
        var few = default(FewArguments);
        var values = arguments.Length <= FewArguments.Count ? few[..arguments.Length] : new ExpressionValue[arguments.Length];
        var unknown = false;
        for (var i = 0; i < arguments.Length; i++)
        {
            values[i] = arguments[i].Evaluate(ref state);
            if (!values[i].IsAbsent)
                continue;
            if (values[i].IsNull)
                arguments[i].NoteNull(ref state);
            unknown = true;
        }

        if (unknown || state.Failed)
            return default;
        var call = new FunctionCall(function.Name, Offset, values);
        return function.Invoke(ref state, call);
    }

    // Arguments on the stack: a call in a condition allocates nothing.
    [InlineArray(Count)]
    private struct FewArguments
    {
        public const int Count = 4;
        private ExpressionValue _first;
    }
}
