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
