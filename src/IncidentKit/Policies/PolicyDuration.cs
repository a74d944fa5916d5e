using System.Globalization;
using System.Xml;

namespace IncidentKit.Policies;

/// <summary>A length of time in a policy: elapsed time, calendar months, business days or sprints.</summary>
public readonly record struct PolicyDuration
{
    private PolicyDuration(PolicyDurationKind kind, TimeSpan elapsed, int count)
    {
        Kind = kind;
        Elapsed = elapsed;
        Count = count;
    }

    /// <summary>At once: no time at all.</summary>
    public static PolicyDuration Immediately => default;

    /// <summary>What it counts.</summary>
    public PolicyDurationKind Kind { get; }

    /// <summary>The time, where <see cref="Kind"/> is <see cref="PolicyDurationKind.Elapsed"/>; otherwise zero.</summary>
    public TimeSpan Elapsed { get; }

    /// <summary>How many months, business days or sprints; otherwise zero.</summary>
    public int Count { get; }

    /// <summary>Time as it passes.</summary>
    /// <param name="elapsed">Zero or more.</param>
    /// <returns>The duration.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="elapsed"/> is negative.</exception>
    public static PolicyDuration FromTimeSpan(TimeSpan elapsed)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(elapsed, TimeSpan.Zero);
        return new PolicyDuration(PolicyDurationKind.Elapsed, elapsed, 0);
    }

    /// <summary>Calendar months.</summary>
    /// <param name="count">1 or more.</param>
    /// <returns>The duration.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="count"/> is below 1.</exception>
    public static PolicyDuration FromMonths(int count) => Counted(PolicyDurationKind.Months, count);

    /// <summary>Days of business: <c>next business day</c> is one of them.</summary>
    /// <param name="count">1 or more.</param>
    /// <returns>The duration.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="count"/> is below 1.</exception>
    public static PolicyDuration FromBusinessDays(int count) => Counted(PolicyDurationKind.BusinessDays, count);

    /// <summary>Sprints.</summary>
    /// <param name="count">1 or more.</param>
    /// <returns>The duration.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="count"/> is below 1.</exception>
    public static PolicyDuration FromSprints(int count) => Counted(PolicyDurationKind.Sprints, count);

    /// <summary>The instant at which it ends.</summary>
    /// <param name="start">From when it counts.</param>
    /// <returns>The instant, with the offset of <paramref name="start"/>. A month that lacks the day ends on its last day.</returns>
    /// <exception cref="InvalidOperationException">It counts business days or sprints, which need a policy: use <see cref="AddTo(DateTimeOffset, PolicyCalendar, TimeSpan?)"/>.</exception>
    public DateTimeOffset AddTo(DateTimeOffset start) => Kind switch
    {
        PolicyDurationKind.Elapsed => start + Elapsed,
        PolicyDurationKind.Months => start.AddMonths(Count),
        _ => throw new InvalidOperationException($"'{this}' needs the policy's calendar and sprint."),
    };

    /// <summary>The instant at which it ends, in a policy's calendar.</summary>
    /// <param name="start">From when it counts.</param>
    /// <param name="calendar">The policy's calendar. Days, hours and months count in its time zone.</param>
    /// <param name="sprint">The length of a sprint.</param>
    /// <returns>The instant. So many business days end with the business hours of the last of them, the day of <paramref name="start"/> not counted; a time that the clocks skip is the instant after the gap.</returns>
    /// <exception cref="InvalidOperationException">It counts sprints and <paramref name="sprint"/> is <see langword="null"/>, the calendar has no day of business within ten years, or its time zone is unknown.</exception>
    public DateTimeOffset AddTo(DateTimeOffset start, PolicyCalendar calendar, TimeSpan? sprint = null)
    {
        ArgumentNullException.ThrowIfNull(calendar);
        return Kind switch
        {
            PolicyDurationKind.BusinessDays => AddBusinessDays(start, calendar),
            PolicyDurationKind.Sprints => start + (Count * (sprint ?? throw new InvalidOperationException($"'{this}' needs the policy's sprint."))),
            PolicyDurationKind.Months => CalendarZone.InstantOf(CalendarZone.LocalOf(start, calendar.TimeZone).AddMonths(Count), calendar.TimeZone, start.Offset),
            _ => AddTo(start),
        };
    }

    /// <summary>The duration as JSON writes it: <c>PT15M</c>, <c>P1D</c>, <c>P1M</c>, <c>next_business_day</c>, <c>2_business_days</c>, <c>2_sprints</c>.</summary>
    /// <returns>A text that a policy may hold too.</returns>
    public string ToJsonText() => Kind switch
    {
        PolicyDurationKind.Elapsed => XmlConvert.ToString(Elapsed),
        PolicyDurationKind.Months => string.Create(CultureInfo.InvariantCulture, $"P{Count}M"),
        PolicyDurationKind.BusinessDays => Count == 1 ? "next_business_day" : string.Create(CultureInfo.InvariantCulture, $"{Count}_business_days"),
        _ => string.Create(CultureInfo.InvariantCulture, $"{Count}_sprint{(Count == 1 ? "" : "s")}"),
    };

    /// <summary>The same as <see cref="ToJsonText"/>.</summary>
    /// <returns>The text.</returns>
    public override string ToString() => ToJsonText();

    private static PolicyDuration Counted(PolicyDurationKind kind, int count)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(count, 1);
        return new PolicyDuration(kind, TimeSpan.Zero, count);
    }

    private DateTimeOffset AddBusinessDays(DateTimeOffset start, PolicyCalendar calendar)
    {
        const int TenYears = 3653;
        var date = DateOnly.FromDateTime(CalendarZone.LocalOf(start, calendar.TimeZone));
        var left = Count;
        for (var day = 0; day < TenYears; day++)
        {
            date = date.AddDays(1);
            if (calendar.IsBusinessDay(date) && --left == 0)
                return CalendarZone.InstantOf(date.ToDateTime(calendar.To), calendar.TimeZone, start.Offset);
        }

        throw new InvalidOperationException($"The calendar has no {Count} days of business within ten years.");
    }
}
