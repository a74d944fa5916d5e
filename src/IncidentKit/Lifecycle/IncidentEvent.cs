namespace IncidentKit.Lifecycle;

/// <summary>Something that happened to an incident; one entry of its timeline. What it holds is stored for ever: members are only ever added.</summary>
internal abstract record IncidentEvent
{
    /// <summary>Its stable name on the timeline.</summary>
    public abstract string Kind { get; }
}
