using IncidentKit.Diagnostics;

namespace IncidentKit.Policies.Building;

/// <summary>A role in the making.</summary>
public sealed class RoleBuilder : PolicyPartBuilder<RoleBuilder>
{
    internal RoleBuilder(string path, List<Diagnostic> faults)
        : base(path, faults)
    {
    }

    /// <summary>Its title for people.</summary>
    /// <param name="value">The text.</param>
    /// <returns>This part.</returns>
    public RoleBuilder Title(string value) => Set("title", value);

    /// <summary>What it answers for.</summary>
    /// <param name="values">The words.</param>
    /// <returns>This part.</returns>
    public RoleBuilder Duties(params string[] values) => Set("duties", values);

    /// <summary>What it does.</summary>
    /// <param name="values">The words.</param>
    /// <returns>This part.</returns>
    public RoleBuilder Tasks(params string[] values) => Set("tasks", values);

    /// <summary>What it may decide.</summary>
    /// <param name="values">The words.</param>
    /// <returns>This part.</returns>
    public RoleBuilder Authority(params string[] values) => Set("authority", values);

    /// <summary>Who fills it.</summary>
    /// <param name="values">Targets, as <c>schedule:on-call</c>.</param>
    /// <returns>This part.</returns>
    public RoleBuilder Bind(params string[] values) => Set("bind", values);

    /// <summary>The severities that need it.</summary>
    /// <param name="values">Severities.</param>
    /// <returns>This part.</returns>
    public RoleBuilder RequiredFor(params string[] values) => Set("required_for", values);

    /// <summary>It is needed where this holds.</summary>
    /// <param name="value">An expression over the report.</param>
    /// <returns>This part.</returns>
    public RoleBuilder RequiredWhen(string value) => Set("required_when", value);

    /// <summary>It is to be filled within this.</summary>
    /// <param name="value">How long.</param>
    /// <returns>This part.</returns>
    public RoleBuilder Within(TimeSpan value) => Set("within", value);

    /// <summary>It is to be filled within this.</summary>
    /// <param name="value">How long, as the document writes it: <c>15m</c>, <c>2 business days</c>.</param>
    /// <returns>This part.</returns>
    public RoleBuilder Within(string value) => Set("within", value);
}
