using System.Globalization;
using IncidentKit.Yaml;

namespace IncidentKit.Policies;

/// <summary>Binds <c>calendar:</c>.</summary>
internal static class CalendarBinder
{
    private static readonly (string Word, DayOfWeek Day)[] Week =
    [
        ("mon", DayOfWeek.Monday), ("tue", DayOfWeek.Tuesday), ("wed", DayOfWeek.Wednesday), ("thu", DayOfWeek.Thursday),
        ("fri", DayOfWeek.Friday), ("sat", DayOfWeek.Saturday), ("sun", DayOfWeek.Sunday),
    ];

    public static string WordOf(DayOfWeek day) => Week.First(d => d.Day == day).Word;

    public static PolicyCalendar Bind(YamlMapReader? reader, PolicyBinding binding)
    {
        var calendar = new PolicyCalendar();
        if (reader is null)
            return calendar;
        if (reader.Scalar("time_zone") is { } zone)
        {
            if (CalendarZone.Find(zone.Value) is { } id)
                calendar = calendar with { TimeZone = id };
            else
                binding.Report.Error(PolicyBinding.Codes + SchemaCodes.UnknownName, zone, $"there is no time zone \"{YamlMapReader.Shown(zone)}\"{CalendarZone.Near(zone.Value)}");
        }

        if (reader.Nested("business_hours") is { } hours)
        {
            calendar = calendar with
            {
                Days = hours.Has("days") ? Days(hours, binding) : calendar.Days,
                From = Time(hours, "from", binding) ?? calendar.From,
                To = Time(hours, "to", binding) ?? calendar.To,
            };
            if (calendar.From >= calendar.To)
                binding.Report.Error(PolicyBinding.Codes + SchemaCodes.OutOfRange, hours.Map, $"business hours must end after they begin, not from {calendar.From:HH:mm} to {calendar.To:HH:mm}");
            hours.Finish();
        }

        var holidays = new List<DateOnly>();
        foreach (var scalar in reader.Scalars("holidays"))
        {
            if (DateOnly.TryParseExact(scalar.Value, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date))
                holidays.Add(date);
            else
                binding.Report.Error(PolicyBinding.Codes + SchemaCodes.BadValue, scalar, $"a holiday is a date such as 2026-12-25, not '{YamlMapReader.Shown(scalar)}'");
        }

        reader.Finish();
        return calendar with { Holidays = [.. holidays.Distinct().Order()] };
    }

    private static IReadOnlyList<DayOfWeek> Days(YamlMapReader hours, PolicyBinding binding)
    {
        var days = new List<DayOfWeek>();
        foreach (var scalar in hours.Scalars("days"))
        {
            var found = Week.Where(d => d.Word.Equals(scalar.Value, StringComparison.OrdinalIgnoreCase)).ToList();
            if (found.Count == 1)
                days.Add(found[0].Day);
            else
                binding.Report.Error(PolicyBinding.Codes + SchemaCodes.BadValue, scalar, $"a day is mon, tue, wed, thu, fri, sat or sun, not '{YamlMapReader.Shown(scalar)}'");
        }

        return [.. Week.Select(d => d.Day).Where(days.Contains)];
    }

    private static TimeOnly? Time(YamlMapReader hours, string key, PolicyBinding binding)
    {
        if (hours.Scalar(key) is not { } scalar)
            return null;
        if (TimeOnly.TryParseExact(scalar.Value, "HH:mm", CultureInfo.InvariantCulture, DateTimeStyles.None, out var time))
            return time;
        binding.Report.Error(PolicyBinding.Codes + SchemaCodes.BadValue, scalar, $"\"{key}\" must be a time such as \"09:00\", not '{YamlMapReader.Shown(scalar)}'");
        return null;
    }
}
