using System.Globalization;
using IncidentKit.Diagnostics;

namespace IncidentKit.Policies.Building;

/// <summary>A calendar in the making: business days, business hours and holidays.</summary>
public sealed class CalendarBuilder : PolicyPartBuilder<CalendarBuilder>
{
    internal CalendarBuilder(string path, List<Diagnostic> faults)
        : base(path, faults)
    {
    }

    /// <summary>Its time zone.</summary>
    /// <param name="value">A time zone, as <c>UTC</c>.</param>
    /// <returns>This part.</returns>
    public CalendarBuilder TimeZone(string value) => Set("time_zone", value);

    /// <summary>Its business hours.</summary>
    /// <param name="from">The first minute.</param>
    /// <param name="to">The minute after the last.</param>
    /// <param name="days">The days; none for what the document's default is.</param>
    /// <returns>This part.</returns>
    public CalendarBuilder BusinessHours(TimeOnly from, TimeOnly to, params DayOfWeek[] days)
    {
        var path = PathOf(nameof(BusinessHours));
        var hours = new BuiltMap(path);
        if (days is { Length: > 0 })
            hours.Set("days", ListOf(days.Select(CalendarBinder.WordOf), path));
        hours.Set("from", new BuiltText(path, from.ToString("HH:mm", CultureInfo.InvariantCulture)));
        hours.Set("to", new BuiltText(path, to.ToString("HH:mm", CultureInfo.InvariantCulture)));
        Map.Set("business_hours", hours);
        return this;
    }

    /// <summary>Days without business hours.</summary>
    /// <param name="days">The days.</param>
    /// <returns>This part.</returns>
    public CalendarBuilder Holidays(params DateOnly[] days) => Set("holidays", (days ?? []).Select(day => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)));
}
