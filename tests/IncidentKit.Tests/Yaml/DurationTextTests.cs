using IncidentKit.Yaml;
using Xunit;

namespace IncidentKit.Tests.Yaml;

public sealed class DurationTextTests
{
    [Theory]
    [InlineData("250ms", 250)]
    [InlineData("0m", 0)]
    [InlineData("30s", 30_000)]
    [InlineData("5m", 300_000)]
    [InlineData("5 m", 300_000)]
    [InlineData("1.5h", 5_400_000)]
    [InlineData("1h30m", 5_400_000)]
    [InlineData("2d", 172_800_000)]
    [InlineData("1w", 604_800_000)]
    [InlineData("PT15M", 900_000)]
    [InlineData("PT0S", 0)]
    [InlineData("PT0.25S", 250)]
    [InlineData("P1D", 86_400_000)]
    [InlineData("P1W", 604_800_000)]
    [InlineData("P1DT2H", 93_600_000)]
    public void Duration_is_read(string text, double milliseconds)
    {
        Assert.True(DurationText.TryParse(text, out var value, out _));
        Assert.Equal(TimeSpan.FromMilliseconds(milliseconds), value);
    }

    [Theory]
    [InlineData("15", "'15' has no unit; write it as 250ms, 30s, 5m, 1.5h, 2d or 1w, or as PT15M")]
    [InlineData("0", "'0' has no unit")]
    [InlineData("", "a duration is missing")]
    [InlineData("soon", "'soon' is no duration")]
    [InlineData("-5m", "'-5m' is no duration")]
    [InlineData("5x", "'5x' is no duration")]
    [InlineData("5M", "'5M' is no duration")]
    [InlineData("5m1h", "'5m1h' is no duration")]
    [InlineData("5m5m", "'5m5m' is no duration")]
    [InlineData("1.2.3h", "'1.2.3h' is no duration")]
    [InlineData("P", "'P' is no duration")]
    [InlineData("PT", "'PT' is no duration")]
    [InlineData("P1M", "'P1M' is no duration")]
    [InlineData("P1H", "'P1H' is no duration")]
    [InlineData("9999999999w", "'9999999999w' is longer than ten years")]
    public void What_is_no_duration_says_what_is_wrong(string text, string starts)
    {
        Assert.False(DurationText.TryParse(text, out _, out var error));
        Assert.StartsWith(starts, error, StringComparison.Ordinal);
    }
}
