namespace IncidentKit.Expressions;

/// <summary>Says what the bits of an <see cref="ExpressionValue"/> are, where these are the whole value.</summary>
internal sealed class ValueTag
{
    // A day either way, which is more than DateTimeOffset allows.
    private const int MostMinutes = 24 * 60;

    private static readonly ValueTag Utc = new(ExpressionValueKind.Instant, 0);
    private static readonly ValueTag?[] Offsets = new ValueTag?[(2 * MostMinutes) + 1];

    private ValueTag(ExpressionValueKind kind, int offsetMinutes = 0)
    {
        Kind = kind;
        OffsetMinutes = offsetMinutes;
    }

    public static ValueTag Boolean { get; } = new(ExpressionValueKind.Boolean);

    public static ValueTag Integer { get; } = new(ExpressionValueKind.Integer);

    public static ValueTag Number { get; } = new(ExpressionValueKind.Number);

    public static ValueTag Duration { get; } = new(ExpressionValueKind.Duration);

    public ExpressionValueKind Kind { get; }

    /// <summary>Of an instant: the offset it was given with.</summary>
    public int OffsetMinutes { get; }

    /// <summary>The tag of instants with an offset; made once for each offset that is met.</summary>
    public static ValueTag Instant(int offsetMinutes) => offsetMinutes == 0
        ? Utc
        : Offsets[offsetMinutes + MostMinutes] ??= new ValueTag(ExpressionValueKind.Instant, offsetMinutes);
}
