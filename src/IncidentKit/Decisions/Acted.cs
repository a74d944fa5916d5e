using IncidentKit.Lifecycle;

namespace IncidentKit.Decisions;

/// <summary>An event and who caused it.</summary>
/// <param name="Event">The event.</param>
/// <param name="Actor">Who caused it.</param>
internal readonly record struct Acted(IncidentEvent Event, string Actor);
