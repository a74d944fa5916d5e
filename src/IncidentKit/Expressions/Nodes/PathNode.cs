namespace IncidentKit.Expressions.Nodes;

/// <summary>A name at the root and members below it: <c>incident.severity</c>, <c>[a name].x</c>.</summary>
internal sealed class PathNode(int offset, int id, string path, string root, string[] members, bool dotted) : Node(offset, 1)
{
    public string Path { get; } = path;

    public string Root { get; } = root;

    public IReadOnlyList<string> Members => members;

    public override ExpressionValue Evaluate(ref EvaluationState state)
    {
        if (!state.TryRead(Root, Offset, out var value))
            return EvaluateWithoutRoot(ref state);
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

    public override void NoteNull(ref EvaluationState state) => state.NoteMissing(id);

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
