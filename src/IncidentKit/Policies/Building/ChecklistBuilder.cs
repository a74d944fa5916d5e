using IncidentKit.Diagnostics;

namespace IncidentKit.Policies.Building;

/// <summary>A checklist in the making.</summary>
public sealed class ChecklistBuilder : PolicyPartBuilder<ChecklistBuilder>
{
    internal ChecklistBuilder(string path, List<Diagnostic> faults)
        : base(path, faults)
    {
    }

    /// <summary>Its title for people.</summary>
    /// <param name="value">The text.</param>
    /// <returns>This part.</returns>
    public ChecklistBuilder Title(string value) => Set("title", value);

    /// <summary>The status that it belongs to.</summary>
    /// <param name="value">A status.</param>
    /// <returns>This part.</returns>
    public ChecklistBuilder When(string value) => Set("when", value);

    /// <summary>What is to be ticked.</summary>
    /// <param name="values">The words.</param>
    /// <returns>This part.</returns>
    public ChecklistBuilder Items(params string[] values) => Set("items", values);

    /// <summary>Its items are done in their order.</summary>
    /// <returns>This part.</returns>
    public ChecklistBuilder Strict() => Set("order", "strict");
}
