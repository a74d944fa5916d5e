using IncidentKit.Policies;
using Xunit;

namespace IncidentKit.Tests.Policies;

public sealed class PolicyDurationTests
{
    private static readonly DateTimeOffset Friday = new(2026, 1, 30, 22, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData("15m", "PT15M", "2026-01-30T22:15:00Z")]
    [InlineData("immediately", "PT0S", "2026-01-30T22:00:00Z")]
    [InlineData("48h", "P2D", "2026-02-01T22:00:00Z")]
    [InlineData("1w", "P7D", "2026-02-06T22:00:00Z")]
    [InlineData("1mo", "P1M", "2026-02-28T22:00:00Z")]
    [InlineData("P1M", "P1M", "2026-02-28T22:00:00Z")]
    [InlineData("PT1M", "PT1M", "2026-01-30T22:01:00Z")]
    [InlineData("2 months", "P2M", "2026-03-30T22:00:00Z")]
    [InlineData("next business day", "next_business_day", "2026-02-02T17:00:00Z")]
    [InlineData("next_business_day", "next_business_day", "2026-02-02T17:00:00Z")]
    [InlineData("2 business days", "2_business_days", "2026-02-04T17:00:00Z")]
    [InlineData("2_business_days", "2_business_days", "2026-02-04T17:00:00Z")]
    [InlineData("2 sprints", "2_sprints", "2026-02-27T22:00:00Z")]
    [InlineData("1 sprint", "1_sprint", "2026-02-13T22:00:00Z")]
    public void Duration_is_read_written_and_added(string text, string json, string end)
    {
        Assert.True(PolicyDurationText.TryParse(text, out var duration, out var error), error);
        Assert.Equal(json, duration.ToJsonText());
        Assert.True(PolicyDurationText.TryParse(json, out var again, out _));
        Assert.Equal(duration, again);
        var calendar = new PolicyCalendar { Holidays = [new DateOnly(2026, 2, 3)] };
        Assert.Equal(DateTimeOffset.Parse(end), duration.AddTo(Friday, calendar, TimeSpan.FromDays(14)));
    }

    // Berlin's clocks go forward on 29 March 2026 at 02:00 and back on 25 October at 03:00.
    [Theory]
    [InlineData("Europe/Berlin", "2026-03-27T12:00:00Z", "next business day", "2026-03-30T15:00:00Z")]
    [InlineData("Europe/Berlin", "2026-03-27T23:30:00Z", "next business day", "2026-03-30T15:00:00Z")]
    [InlineData("Europe/Berlin", "2026-10-23T12:00:00Z", "next business day", "2026-10-26T16:00:00Z")]
    [InlineData("America/Los_Angeles", "2026-01-31T02:00:00Z", "next business day", "2026-02-03T01:00:00Z")]
    [InlineData("Pacific/Auckland", "2026-01-29T12:00:00Z", "2 business days", "2026-02-04T04:00:00Z")]
    [InlineData("Europe/Berlin", "2026-02-28T23:30:00Z", "1mo", "2026-03-31T22:30:00Z")]
    [InlineData("Europe/Berlin", "2026-03-28T12:00:00Z", "1d", "2026-03-29T12:00:00Z")]
    public void Business_days_and_months_count_in_the_calendars_zone(string zone, string start, string text, string end)
    {
        Assert.True(PolicyDurationText.TryParse(text, out var duration, out _));
        var calendar = new PolicyCalendar { TimeZone = zone, Holidays = [new DateOnly(2026, 2, 3)] };
        if (zone == "America/Los_Angeles")
            calendar = calendar with { Holidays = [] };
        var result = duration.AddTo(DateTimeOffset.Parse(start), calendar);
        Assert.Equal(DateTimeOffset.Parse(end), result);
        Assert.Equal(TimeSpan.Zero, result.Offset);
    }

    [Theory]
    [InlineData("2026-03-27T07:59:59Z", false)]
    [InlineData("2026-03-27T08:00:00Z", true)]
    [InlineData("2026-03-30T07:00:00Z", true)]
    [InlineData("2026-03-30T15:00:00Z", false)]
    [InlineData("2026-03-29T10:00:00Z", false)]
    public void Business_hours_are_those_on_the_wall(string instant, bool open) =>
        Assert.Equal(open, new PolicyCalendar { TimeZone = "Europe/Berlin" }.IsBusinessTime(DateTimeOffset.Parse(instant)));

    [Fact]
    public void Time_that_the_clocks_skip_is_the_instant_after_the_gap()
    {
        var calendar = new PolicyCalendar { TimeZone = "Europe/Berlin", Days = [DayOfWeek.Sunday], From = new TimeOnly(1, 0), To = new TimeOnly(2, 30) };
        Assert.Equal(DateTimeOffset.Parse("2026-03-29T01:00:00Z"), PolicyDuration.FromBusinessDays(1).AddTo(DateTimeOffset.Parse("2026-03-27T12:00:00Z"), calendar));
        Assert.Equal(DateTimeOffset.Parse("2026-10-25T00:30:00Z"), PolicyDuration.FromBusinessDays(1).AddTo(DateTimeOffset.Parse("2026-10-23T12:00:00Z"), calendar));
    }

    [Fact]
    public void Zone_that_does_not_exist_is_told() =>
        Assert.Throws<InvalidOperationException>(() => new PolicyCalendar { TimeZone = "Nowhere/Land" }.IsBusinessTime(Friday));

    [Theory]
    [InlineData("0 business days")]
    [InlineData("-1 sprints")]
    [InlineData("999999mo")]
    [InlineData("business day")]
    [InlineData("15")]
    public void What_is_no_duration_is_refused(string text) => Assert.False(PolicyDurationText.TryParse(text, out _, out _));

    [Fact]
    public void Business_days_and_sprints_need_a_policy()
    {
        Assert.Throws<InvalidOperationException>(() => PolicyDuration.FromBusinessDays(1).AddTo(Friday));
        Assert.Throws<InvalidOperationException>(() => PolicyDuration.FromSprints(1).AddTo(Friday, new PolicyCalendar()));
        Assert.Throws<InvalidOperationException>(() => PolicyDuration.FromBusinessDays(1).AddTo(Friday, new PolicyCalendar { Days = [] }));
    }
}
