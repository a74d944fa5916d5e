using IncidentKit.Diagnostics;

namespace IncidentKit.Policies.Building;

/// <summary>A severity in the making: its words, its targets, whether it pages.</summary>
public sealed class SeverityBuilder : PolicyPartBuilder<SeverityBuilder>
{
    internal SeverityBuilder(string path, List<Diagnostic> faults)
        : base(path, faults)
    {
    }

    /// <summary>Its title for people.</summary>
    /// <param name="value">The text.</param>
    /// <returns>This part.</returns>
    public SeverityBuilder Title(string value) => Set("title", value);

    /// <summary>What it means.</summary>
    /// <param name="value">The text.</param>
    /// <returns>This part.</returns>
    public SeverityBuilder Criteria(string value) => Set("criteria", value);

    /// <summary>Other names of it.</summary>
    /// <param name="values">The words.</param>
    /// <returns>This part.</returns>
    public SeverityBuilder Aliases(params string[] values) => Set("aliases", values);

    /// <summary>Somebody has it within this.</summary>
    /// <param name="value">How long.</param>
    /// <returns>This part.</returns>
    public SeverityBuilder Acknowledge(TimeSpan value) => Target("acknowledge", TextOf(value), nameof(Acknowledge));

    /// <summary>Somebody has it within this.</summary>
    /// <param name="value">How long, as the document writes it: <c>15m</c>, <c>next business day</c>.</param>
    /// <returns>This part.</returns>
    public SeverityBuilder Acknowledge(string value) => Target("acknowledge", value, nameof(Acknowledge));

    /// <summary>It is classified within this.</summary>
    /// <param name="value">How long.</param>
    /// <returns>This part.</returns>
    public SeverityBuilder Classify(TimeSpan value) => Target("classify", TextOf(value), nameof(Classify));

    /// <summary>It is classified within this.</summary>
    /// <param name="value">How long, as the document writes it: <c>15m</c>, <c>next business day</c>.</param>
    /// <returns>This part.</returns>
    public SeverityBuilder Classify(string value) => Target("classify", value, nameof(Classify));

    /// <summary>A first assessment is there within this.</summary>
    /// <param name="value">How long.</param>
    /// <returns>This part.</returns>
    public SeverityBuilder Assess(TimeSpan value) => Target("assess", TextOf(value), nameof(Assess));

    /// <summary>A first assessment is there within this.</summary>
    /// <param name="value">How long, as the document writes it: <c>15m</c>, <c>next business day</c>.</param>
    /// <returns>This part.</returns>
    public SeverityBuilder Assess(string value) => Target("assess", value, nameof(Assess));

    /// <summary>The impact is reduced within this.</summary>
    /// <param name="value">How long.</param>
    /// <returns>This part.</returns>
    public SeverityBuilder Mitigate(TimeSpan value) => Target("mitigate", TextOf(value), nameof(Mitigate));

    /// <summary>The impact is reduced within this.</summary>
    /// <param name="value">How long, as the document writes it: <c>15m</c>, <c>next business day</c>.</param>
    /// <returns>This part.</returns>
    public SeverityBuilder Mitigate(string value) => Target("mitigate", value, nameof(Mitigate));

    /// <summary>The impact has ended within this.</summary>
    /// <param name="value">How long.</param>
    /// <returns>This part.</returns>
    public SeverityBuilder Resolve(TimeSpan value) => Target("resolve", TextOf(value), nameof(Resolve));

    /// <summary>The impact has ended within this.</summary>
    /// <param name="value">How long, as the document writes it: <c>15m</c>, <c>next business day</c>.</param>
    /// <returns>This part.</returns>
    public SeverityBuilder Resolve(string value) => Target("resolve", value, nameof(Resolve));

    /// <summary>The resolution is told within this.</summary>
    /// <param name="value">How long.</param>
    /// <returns>This part.</returns>
    public SeverityBuilder NoticeOfResolution(TimeSpan value) => Target("notice_of_resolution", TextOf(value), nameof(NoticeOfResolution));

    /// <summary>The resolution is told within this.</summary>
    /// <param name="value">How long, as the document writes it: <c>15m</c>, <c>next business day</c>.</param>
    /// <returns>This part.</returns>
    public SeverityBuilder NoticeOfResolution(string value) => Target("notice_of_resolution", value, nameof(NoticeOfResolution));

    /// <summary>It pages people: its urgency is high.</summary>
    /// <returns>This part.</returns>
    public SeverityBuilder Pages() => Set("urgency", "high");

    /// <summary>It pages nobody: its urgency is low, which is the default.</summary>
    /// <returns>This part.</returns>
    public SeverityBuilder DoesNotPage() => Set("urgency", "low");

    /// <summary>It is only tracked: no ladder, and it goes to the backlog.</summary>
    /// <returns>This part.</returns>
    public SeverityBuilder TracksOnly() => Set("mode", "track");

    /// <summary>An acknowledgement is forgotten after this without an act of a responder.</summary>
    /// <param name="value">How long.</param>
    /// <returns>This part.</returns>
    public SeverityBuilder AcknowledgementExpires(TimeSpan value) => Set("acknowledgement_expires", value);

    /// <summary>An acknowledgement is forgotten after this without an act of a responder.</summary>
    /// <param name="value">How long, as the document writes it: <c>15m</c>, <c>2 business days</c>.</param>
    /// <returns>This part.</returns>
    public SeverityBuilder AcknowledgementExpires(string value) => Set("acknowledgement_expires", value);

    private SeverityBuilder Target(string key, string value, string call)
    {
        Map.GetOrSet("targets", () => new BuiltMap(Map.Path)).Set(key, new BuiltText(PathOf(call), value));
        return this;
    }
}
