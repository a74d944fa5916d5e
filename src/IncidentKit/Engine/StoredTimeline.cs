using System.Text;
using IncidentKit.Communication;
using IncidentKit.Lifecycle;
using IncidentKit.Storage;

namespace IncidentKit.Engine;

/// <summary>Stored events as people read them.</summary>
internal static class StoredTimeline
{
    /// <summary>Reads one entry.</summary>
    /// <param name="stored">The event as it is stored.</param>
    /// <returns>The entry; one that a newer engine wrote shows its kind alone.</returns>
    public static TimelineEntry Read(StoredEvent stored) => new()
    {
        Sequence = stored.Sequence,
        At = stored.At,
        Kind = stored.Kind,
        Actor = stored.Actor,
        Text = IncidentEventCatalog.FromJson(stored.Kind, stored.Data.Span) is { } entry ? TimelineText.Describe(entry) : stored.Kind,
        Data = Encoding.UTF8.GetString(stored.Data.Span),
        Hash = stored.Hash,
    };
}
