using System.Runtime.CompilerServices;

namespace IncidentKit.Expressions.Nodes;

/// <summary>A name at the root and members below it: <c>incident.severity</c>, <c>[a name].x</c>.</summary>
internal sealed class PathNode(int offset, int id, string path, string root, string[] members, bool dotted, int place) : Node(offset, 1)
{
    public string Path { get; } = path;

    public string Root { get; } = root;

    public IReadOnlyList<string> Members => members;

    /// <summary>The place of the root in the layout that the expression was parsed for, or -1.</summary>
    public int Place => place;

    /// <summary>Whether it reads a name of the layout and nothing below it.</summary>
    public bool IsField => place >= 0 && members.Length == 0;

    public override ExpressionValue Evaluate(ref EvaluationState state)
    {
        ExpressionValue value;
        if (place >= 0 && state.Typed is { } typed)
        {
            value = typed.Read(place);
            if (value.IsMissing)
                state.NoteMissing(id);
        }
        else if (!state.TryRead(Root, Offset, out value))
        {
            return EvaluateWithoutRoot(ref state);
        }

        return members.Length == 0 || value.IsMissing ? value : EvaluateMembers(value, ref state);
    }

    public override Truth Decide(ref EvaluationState state)
    {
        var value = Evaluate(ref state);
        return value.IsBoolean ? value.RawBits != 0 ? Truth.True : Truth.False : ToTruth(value, ref state);
    }

    public override void NoteNull(ref EvaluationState state) => state.NoteMissing(id);

    // Kept apart, so that the common way above stays small.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private ExpressionValue EvaluateMembers(ExpressionValue value, ref EvaluationState state)
    {
        foreach (var member in members)
        {
            if (value.TryGetPlainMember(member, out var next, out var foreign))
            {
                value = next;
                continue;
            }

            if (foreign is not null)
                state.Fail(Offset, $"'{Path}' reads a {foreign.GetType()}, which is not plain data");
            state.NoteMissing(id);
            return default;
        }

        return value;
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private ExpressionValue EvaluateWithoutRoot(ref EvaluationState state)
    {
        // A parameter's name may itself hold dots; it is looked for only where nothing bears the first segment's name.
        if (dotted && members.Length > 0 && state.TryRead(Path, Offset, out var whole))
            return whole;
        if (dotted && members.Length == 0 && Root == "now")
            return ExpressionValue.FromInstant(state.Scope.Now);
        state.NoteMissing(id);
        return default;
    }
}
