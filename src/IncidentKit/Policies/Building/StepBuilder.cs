using IncidentKit.Diagnostics;

namespace IncidentKit.Policies.Building;

/// <summary>A step of a ladder in the making.</summary>
public sealed class StepBuilder : PolicyPartBuilder<StepBuilder>
{
    internal StepBuilder(string path, List<Diagnostic> faults)
        : base(path, faults)
    {
    }

    internal static string AfterText(TimeSpan after) => TextOf(after);

    internal StepBuilder Named(string id, string after) => Set("id", id, "Id").Set("after", after, "After");

    /// <summary>Whom it tells.</summary>
    /// <param name="values">Targets, as <c>schedule:on-call</c>.</param>
    /// <returns>This part.</returns>
    public StepBuilder Notify(params string[] values) => Set("notify", values);

    /// <summary>It pages those of <see cref="Notify"/>, rather than telling them.</summary>
    /// <returns>This part.</returns>
    public StepBuilder Page() => Do(EscalationActionRef.PageOnCall);

    /// <summary>It opens a war room.</summary>
    /// <returns>This part.</returns>
    public StepBuilder CreateWarRoom() => Do(EscalationActionRef.CreateWarRoom);

    /// <summary>It tells <c>role:management</c>.</summary>
    /// <returns>This part.</returns>
    public StepBuilder NotifyManagement() => Do(EscalationActionRef.NotifyManagement);

    /// <summary>It does something beside telling, by the action's name in the document.</summary>
    /// <param name="action">The action, as <c>create_war_room</c>.</param>
    /// <returns>This part.</returns>
    public StepBuilder Do(string action)
    {
        Map.GetOrSet("do", () => new BuiltList(PathOf(nameof(Do)))).Items.Add(new BuiltText(PathOf($"Do(\"{action}\")"), action ?? ""));
        return this;
    }

    /// <summary>Its time counts from the step before, not from detection.</summary>
    /// <returns>This part.</returns>
    public StepBuilder FromPrevious() => Set("from", "previous");

    /// <summary>It is held back once somebody has acknowledged.</summary>
    /// <returns>This part.</returns>
    public StepBuilder UnlessAcknowledged() => Set("unless", "acknowledged");

    /// <summary>It is held back once the impact is reduced.</summary>
    /// <returns>This part.</returns>
    public StepBuilder UnlessMitigated() => Set("unless", "mitigated");

    /// <summary>It repeats.</summary>
    /// <param name="every">How long from one round to the next.</param>
    /// <param name="times">How many rounds after the first.</param>
    /// <returns>This part.</returns>
    public StepBuilder Repeat(TimeSpan every, int times)
    {
        var path = PathOf(nameof(Repeat));
        var repeat = new BuiltMap(path);
        repeat.Set("every", new BuiltText(path, TextOf(every)));
        repeat.Set("times", new BuiltText(path, times.ToString(System.Globalization.CultureInfo.InvariantCulture), Bare: true));
        Map.Set("repeat", repeat);
        return this;
    }
}
