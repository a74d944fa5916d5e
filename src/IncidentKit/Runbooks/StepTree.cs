namespace IncidentKit.Runbooks;

/// <summary>Where each step of a runbook stands, so that a run finds what comes next without searching.</summary>
internal sealed class StepTree
{
    private readonly Dictionary<string, StepPlace> _places = new(StringComparer.Ordinal);
    private readonly IReadOnlyList<RunbookStep> _steps;

    public StepTree(IReadOnlyList<RunbookStep> steps)
    {
        _steps = steps;
        Add(steps, null);
    }

    /// <summary>All steps, each before those of its fallback and after all that stand above it.</summary>
    public IEnumerable<RunbookStep> All => _places.Values.Select(p => p.Step);

    public RunbookStep? First => _steps.Count > 0 ? _steps[0] : null;

    public RunbookStep this[string path] => _places[path].Step;

    public RunbookStep? Find(string path) => _places.TryGetValue(path, out var place) ? place.Step : null;

    /// <summary>The step whose fallback a step belongs to; null at the top.</summary>
    public RunbookStep? Parent(string path) => _places[path].Parent;

    /// <summary>The step after this one in its list; null at the end of the list.</summary>
    public RunbookStep? After(string path)
    {
        var place = _places[path];
        return place.Index + 1 < place.List.Count ? place.List[place.Index + 1] : null;
    }

    private void Add(IReadOnlyList<RunbookStep> steps, RunbookStep? parent)
    {
        for (var i = 0; i < steps.Count; i++)
        {
            _places[steps[i].Path] = new StepPlace(steps[i], parent, steps, i);
            Add(steps[i].Fallback, steps[i]);
        }
    }

    private readonly record struct StepPlace(RunbookStep Step, RunbookStep? Parent, IReadOnlyList<RunbookStep> List, int Index);
}
