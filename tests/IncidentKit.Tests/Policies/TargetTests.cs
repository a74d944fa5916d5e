using IncidentKit.Policies;
using Xunit;

namespace IncidentKit.Tests.Policies;

public sealed class TargetTests
{
    [Theory]
    [InlineData("user:ana", TargetKind.User, "ana")]
    [InlineData("role:engineering-lead", TargetKind.Role, "engineering-lead")]
    [InlineData("team:payments", TargetKind.Team, "payments")]
    [InlineData("schedule:on-call", TargetKind.Schedule, "on-call")]
    [InlineData("channel:#ops", TargetKind.Channel, "#ops")]
    public void Target_is_read_and_written(string text, TargetKind kind, string name)
    {
        Assert.Equal(new Target(kind, name), Target.Parse(text));
        Assert.Equal(text, Target.Parse(text).ToString());
    }

    [Theory]
    [InlineData("")]
    [InlineData("ana")]
    [InlineData("user:")]
    [InlineData(":ana")]
    [InlineData("pager:ana")]
    [InlineData("user:a\nb")]
    public void What_is_no_target_is_refused(string text)
    {
        Assert.False(Target.TryParse(text, out _));
        Assert.Throws<FormatException>(() => Target.Parse(text));
    }
}
