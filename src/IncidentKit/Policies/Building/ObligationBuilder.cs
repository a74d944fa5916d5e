using IncidentKit.Diagnostics;

namespace IncidentKit.Policies.Building;

/// <summary>A legal obligation in the making.</summary>
public sealed class ObligationBuilder : PolicyPartBuilder<ObligationBuilder>
{
    internal ObligationBuilder(string path, List<Diagnostic> faults)
        : base(path, faults)
    {
    }

    internal ObligationBuilder Named(string start) => Set("start", start, "Start");

    /// <summary>The calendar that its times count by.</summary>
    /// <param name="value">A calendar.</param>
    /// <returns>This part.</returns>
    public ObligationBuilder Calendar(string value) => Set("calendar", value);

    /// <summary>Where it is written.</summary>
    /// <param name="value">For example a law.</param>
    /// <returns>This part.</returns>
    public ObligationBuilder Source(string value) => Set("source", value);

    /// <summary>Adds a phase.</summary>
    /// <param name="within">How long there is for it, as the document writes it: <c>72h</c>.</param>
    /// <param name="contents">What is to be told.</param>
    /// <returns>This part.</returns>
    public ObligationBuilder Phase(string within, params string[] contents)
    {
        var path = PathOf($"Phase(\"{within}\")");
        var phase = new BuiltMap(path);
        phase.Set("within", new BuiltText(path, within ?? ""));
        phase.Set("contents", ListOf(contents, path));
        Map.GetOrSet("phases", () => new BuiltList(Map.Path)).Items.Add(phase);
        return this;
    }
}
