using IncidentKit.Yaml;
using NodaTime;

namespace IncidentKit.Policies;

/// <summary>The time zones of a calendar, from the IANA data that comes with NodaTime: the same on every machine.</summary>
internal static class CalendarZone
{
    /// <summary>The id as the data spells it; null where there is no such zone.</summary>
    public static string? Find(string id)
    {
        if (id.Equals("UTC", StringComparison.OrdinalIgnoreCase))
            return "UTC";
        return DateTimeZoneProviders.Tzdb.GetZoneOrNull(id)?.Id;
    }

    /// <summary>What was probably meant, for a message.</summary>
    public static string Near(string id)
    {
        var ids = DateTimeZoneProviders.Tzdb.Ids;
        var near = ids.FirstOrDefault(known => known.Equals(id, StringComparison.OrdinalIgnoreCase))
            ?? ids.FirstOrDefault(known => known.EndsWith("/" + id.Replace(' ', '_'), StringComparison.OrdinalIgnoreCase))
            ?? Spelling.Nearest(id, ids);
        return near is null ? "; write an IANA id such as Europe/Berlin or UTC" : $", did you mean \"{near}\"?";
    }

    /// <summary>The clock on the wall.</summary>
    public static DateTime LocalOf(DateTimeOffset instant, string zone) =>
        zone == "UTC" ? instant.UtcDateTime : Instant.FromDateTimeOffset(instant).InZone(Zone(zone)).ToDateTimeUnspecified();

    /// <summary>When the clock on the wall shows a time: the earlier of two, and the instant after the gap where the clocks skip it.</summary>
    public static DateTimeOffset InstantOf(DateTime local, string zone, TimeSpan offset)
    {
        var unspecified = DateTime.SpecifyKind(local, DateTimeKind.Unspecified);
        var instant = zone == "UTC"
            ? new DateTimeOffset(unspecified, TimeSpan.Zero)
            : Zone(zone).ResolveLocal(LocalDateTime.FromDateTime(unspecified), Resolve).ToDateTimeOffset();
        return instant.ToOffset(offset);
    }

    private static readonly NodaTime.TimeZones.ZoneLocalMappingResolver Resolve =
        NodaTime.TimeZones.Resolvers.CreateMappingResolver(NodaTime.TimeZones.Resolvers.ReturnEarlier, NodaTime.TimeZones.Resolvers.ReturnStartOfIntervalAfter);

    private static DateTimeZone Zone(string id) =>
        DateTimeZoneProviders.Tzdb.GetZoneOrNull(id) ?? throw new InvalidOperationException($"The policy's calendar has the time zone '{id}', which does not exist.");
}
