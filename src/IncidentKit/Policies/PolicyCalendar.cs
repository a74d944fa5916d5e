namespace IncidentKit.Policies;

/// <summary>Business days, business hours and holidays of a policy.</summary>
public sealed record PolicyCalendar
{
    /// <summary>The IANA time zone. Default <c>UTC</c>.</summary>
    public string TimeZone { get; init; } = "UTC";

    /// <summary>The days of business, Monday first. Default: Monday to Friday.</summary>
    public IReadOnlyList<DayOfWeek> Days { get; init; } =
        [DayOfWeek.Monday, DayOfWeek.Tuesday, DayOfWeek.Wednesday, DayOfWeek.Thursday, DayOfWeek.Friday];

    /// <summary>When business begins. Default 09:00.</summary>
    public TimeOnly From { get; init; } = new(9, 0);

    /// <summary>When business ends. Default 17:00.</summary>
    public TimeOnly To { get; init; } = new(17, 0);

    /// <summary>Days of no business.</summary>
    public IReadOnlyList<DateOnly> Holidays { get; init; } = [];

    /// <summary>Whether a date is a day of business.</summary>
    /// <param name="date">The date in <see cref="TimeZone"/>.</param>
    /// <returns>Whether it is.</returns>
    public bool IsBusinessDay(DateOnly date) => Days.Contains(date.DayOfWeek) && !Holidays.Contains(date);

    /// <summary>Whether business is open: a day of business in <see cref="TimeZone"/>, from <see cref="From"/> on and before <see cref="To"/>.</summary>
    /// <param name="instant">The instant.</param>
    /// <returns>Whether it is.</returns>
    /// <exception cref="InvalidOperationException"><see cref="TimeZone"/> is no time zone.</exception>
    public bool IsBusinessTime(DateTimeOffset instant)
    {
        var local = CalendarZone.LocalOf(instant, TimeZone);
        var time = TimeOnly.FromDateTime(local);
        return IsBusinessDay(DateOnly.FromDateTime(local)) && time >= From && time < To;
    }
}
