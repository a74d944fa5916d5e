using IncidentKit.Expressions;

namespace IncidentKit.Tests.Expressions;

public sealed class ExpressionValueTests
{
    public static IEnumerable<TheoryDataRow<object?, object?>> PlainData =>
    [
        new(null, null), new(true, true), new(5, 5L), new((byte)5, 5L), new(5UL, 5L), new(5L, 5L), new(1.5, 1.5), new(1.5f, 1.5), new(1.5m, 1.5), new("a", "a"),
        new(new DateTimeOffset(2026, 1, 2, 3, 4, 5, TimeSpan.FromHours(-5)), new DateTimeOffset(2026, 1, 2, 3, 4, 5, TimeSpan.FromHours(-5))), new(TimeSpan.FromTicks(7), TimeSpan.FromTicks(7)),
    ];

    [Theory]
    [MemberData(nameof(PlainData))]
    public void From_and_ToObject_keep_plain_data(object? given, object? expected)
    {
        var back = ExpressionValue.From(given).ToObject();
        Assert.Equal(expected, back);
        if (given is DateTimeOffset instant)
            Assert.Equal(instant.Offset, ((DateTimeOffset)back!).Offset);
    }

    [Fact]
    public void From_keeps_lists_and_maps_by_reference()
    {
        string[] list = ["a"];
        var map = new Dictionary<string, object?>();
        Assert.Same(list, ExpressionValue.From(list).ToObject());
        Assert.Same(map, ExpressionValue.From(map).ToObject());
        Assert.Equal(ExpressionValueKind.Map, ExpressionValue.From(map).Kind);
    }

    [Fact]
    public void From_refuses_what_is_not_plain_data()
    {
        Assert.Throws<ArgumentException>(() => ExpressionValue.From(new Uri("http://a")));
        Assert.Throws<ArgumentException>(() => ExpressionValue.From(ulong.MaxValue));
    }

    [Fact]
    public void Accessor_of_another_kind_is_refused()
    {
        Assert.Throws<InvalidOperationException>(() => ExpressionValue.FromText("a").AsBoolean());
        Assert.Throws<InvalidOperationException>(() => ExpressionValue.Missing.AsText());
        Assert.Equal(5.0, ExpressionValue.FromInteger(5).AsNumber());
    }

    [Fact]
    public void Equality_is_by_kind_and_content()
    {
        Assert.Equal(ExpressionValue.FromText("a"), ExpressionValue.FromText(new string('a', 1)));
        Assert.Equal(ExpressionValue.FromText("a").GetHashCode(), ExpressionValue.FromText(new string('a', 1)).GetHashCode());
        Assert.NotEqual(ExpressionValue.FromInteger(1), ExpressionValue.FromNumber(1));
        Assert.True(default(ExpressionValue) == ExpressionValue.Missing);
        Assert.True(ExpressionValue.Null != ExpressionValue.Missing);
    }
}
