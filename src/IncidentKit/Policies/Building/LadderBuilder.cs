using IncidentKit.Diagnostics;

namespace IncidentKit.Policies.Building;

/// <summary>A ladder in the making: step after step. Not thread safe.</summary>
public sealed class LadderBuilder
{
    private readonly string _path;
    private readonly List<Diagnostic> _faults;

    internal LadderBuilder(string path, List<Diagnostic> faults)
    {
        _path = path;
        _faults = faults;
        Steps = new BuiltList(path);
    }

    internal BuiltList Steps { get; }

    /// <summary>Adds a step that fires at this time after detection.</summary>
    /// <param name="id">Its name, unique in its ladder; decisions are kept under it.</param>
    /// <param name="after">How long after detection, or after the step before where <see cref="StepBuilder.FromPrevious"/> says so.</param>
    /// <param name="build">Says whom it tells and what it does.</param>
    /// <returns>This ladder.</returns>
    public LadderBuilder Step(string id, TimeSpan after, Action<StepBuilder> build) => Step(id, StepBuilder.AfterText(after), build);

    /// <inheritdoc cref="Step(string, TimeSpan, Action{StepBuilder})"/>
    public LadderBuilder Step(string id, string after, Action<StepBuilder> build)
    {
        ArgumentNullException.ThrowIfNull(build);
        var step = new StepBuilder($"{_path}.Step(\"{id}\")", _faults).Named(id, after);
        build(step);
        Steps.Items.Add(step.Map);
        return this;
    }
}
