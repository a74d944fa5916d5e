namespace IncidentKit.Architecture.Tests.PublicApi;

public sealed class LineDifferenceTests
{
    [Fact]
    public void Of_equal_texts_is_empty() => Assert.Equal("", LineDifference.Of("A\n    x\n", "A\n    x\n"));

    [Fact]
    public void Of_changed_members_names_their_type() => Assert.Equal(
        "  B\n-     x\n+     y",
        LineDifference.Of("A\n    x\n\nB\n    x\n", "A\n    x\n\nB\n    y\n"));
}
