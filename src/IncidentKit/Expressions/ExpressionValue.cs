using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;

namespace IncidentKit.Expressions;

/// <summary>A value of the expression language, without an allocation for what is not text, a list or a map.</summary>
/// <remarks>The default is <see cref="Missing"/>.</remarks>
[SuppressMessage("Naming", "CA1720", Justification = "The language's own words for its types.")]
public readonly struct ExpressionValue : IEquatable<ExpressionValue>
{
    // Two words, which a processor returns in registers. For a text, a list or a map: the reference, and its kind in _bits.
    // For the rest: what it is in the reference (a ValueTag), and its value in _bits. Missing and null have no reference.
    private readonly object? _reference;
    private readonly long _bits;

    private ExpressionValue(object? reference, long bits)
    {
        _reference = reference;
        _bits = bits;
    }

    private ExpressionValue(object reference, ExpressionValueKind kind)
        : this(reference, (long)kind)
    {
    }

    /// <summary>No value at all.</summary>
    public static ExpressionValue Missing => default;

    /// <summary>The value null.</summary>
    public static ExpressionValue Null => new(null, (long)ExpressionValueKind.Null);

    /// <summary>The value true.</summary>
    public static ExpressionValue True => new(ValueTag.Boolean, 1);

    /// <summary>The value false.</summary>
    public static ExpressionValue False => new(ValueTag.Boolean, 0L);

    /// <summary>What this value holds.</summary>
    public ExpressionValueKind Kind => _reference is ValueTag tag ? tag.Kind : (ExpressionValueKind)_bits;

    /// <summary>Whether there is no value.</summary>
    public bool IsMissing => _reference is null && _bits == (long)ExpressionValueKind.Missing;

    /// <summary>Whether the value is null; false where there is no value.</summary>
    public bool IsNull => _reference is null && _bits == (long)ExpressionValueKind.Null;

    /// <summary>Whether the value is missing or null, which ordering and arithmetic treat alike.</summary>
    internal bool IsAbsent => _reference is null;

    internal bool IsNumeric => IsInteger || IsNumber;

    internal bool IsInteger => ReferenceEquals(_reference, ValueTag.Integer);

    internal bool IsNumber => ReferenceEquals(_reference, ValueTag.Number);

    internal bool IsBoolean => ReferenceEquals(_reference, ValueTag.Boolean);

    internal long RawBits => _bits;

    /// <summary>The text, the list or the map; of any other kind, nothing that one of these could be.</summary>
    internal object? RawReference => _reference;

    /// <summary>The value that these two words are.</summary>
    internal static ExpressionValue FromRaw(object? reference, long bits) => new(reference, bits);

    /// <summary>Makes a boolean.</summary>
    /// <param name="value">The value.</param>
    /// <returns>The value as the language sees it.</returns>
    public static ExpressionValue FromBoolean(bool value) => new(ValueTag.Boolean, value ? 1 : 0);

    /// <summary>Makes an integer.</summary>
    /// <param name="value">The value.</param>
    /// <returns>The value as the language sees it.</returns>
    public static ExpressionValue FromInteger(long value) => new(ValueTag.Integer, value);

    /// <summary>Makes a floating-point number.</summary>
    /// <param name="value">The value.</param>
    /// <returns>The value as the language sees it.</returns>
    public static ExpressionValue FromNumber(double value) => new(ValueTag.Number, BitConverter.DoubleToInt64Bits(value));

    /// <summary>Makes a text.</summary>
    /// <param name="value">The value; null gives <see cref="Null"/>.</param>
    /// <returns>The value as the language sees it.</returns>
    public static ExpressionValue FromText(string? value) => value is null ? Null : new(value, ExpressionValueKind.Text);

    /// <summary>Makes an instant.</summary>
    /// <param name="value">The value; its offset is kept, comparisons look at the instant alone.</param>
    /// <returns>The value as the language sees it.</returns>
    public static ExpressionValue FromInstant(DateTimeOffset value) =>
        new(ValueTag.Instant(value.TotalOffsetMinutes), value.UtcTicks);

    /// <summary>Makes a duration.</summary>
    /// <param name="value">The value.</param>
    /// <returns>The value as the language sees it.</returns>
    public static ExpressionValue FromDuration(TimeSpan value) => new(ValueTag.Duration, value.Ticks);

    /// <summary>Makes a list.</summary>
    /// <param name="value">Plain data; the list is not copied. Null gives <see cref="Null"/>.</param>
    /// <returns>The value as the language sees it.</returns>
    public static ExpressionValue FromList(IReadOnlyList<object?>? value) => value is null ? Null : new(value, ExpressionValueKind.List);

    /// <summary>Makes a map.</summary>
    /// <param name="value">Plain data; the dictionary is not copied. Null gives <see cref="Null"/>.</param>
    /// <returns>The value as the language sees it.</returns>
    public static ExpressionValue FromMap(IReadOnlyDictionary<string, object?>? value) => value is null ? Null : new(value, ExpressionValueKind.Map);

    /// <summary>Makes a map whose members a typed record answers for.</summary>
    /// <param name="value">The record; null gives <see cref="Null"/>.</param>
    /// <returns>The value as the language sees it.</returns>
    public static ExpressionValue FromObject(IExpressionObject? value) => value is null ? Null : new(value, ExpressionValueKind.Map);

    /// <summary>Reads plain data.</summary>
    /// <param name="value">
    /// Null, <see cref="bool"/>, any integer that fits 64 bits signed, <see cref="double"/>, <see cref="float"/>, <see cref="decimal"/>,
    /// <see cref="string"/>, <see cref="DateTimeOffset"/>, <see cref="TimeSpan"/>, <c>IReadOnlyList&lt;object?&gt;</c>,
    /// <c>IReadOnlyDictionary&lt;string, object?&gt;</c>, <see cref="IExpressionObject"/> or an <see cref="ExpressionValue"/>.
    /// </param>
    /// <returns>The value as the language sees it.</returns>
    /// <exception cref="ArgumentException"><paramref name="value"/> is of another type, or an unsigned integer above 9,223,372,036,854,775,807.</exception>
    public static ExpressionValue From(object? value) => TryFrom(value, out var result)
        ? result
        : throw new ArgumentException($"A value of type {value!.GetType()} is not plain data; give null, bool, long, double, string, DateTimeOffset, TimeSpan, a list or a map.", nameof(value));

    /// <summary>The boolean.</summary>
    /// <returns>The value.</returns>
    /// <exception cref="InvalidOperationException">The value is of another kind.</exception>
    public bool AsBoolean() => Is(ExpressionValueKind.Boolean) && _bits != 0;

    /// <summary>The integer.</summary>
    /// <returns>The value.</returns>
    /// <exception cref="InvalidOperationException">The value is of another kind.</exception>
    public long AsInteger() => Is(ExpressionValueKind.Integer) ? _bits : 0;

    /// <summary>The number, also of an integer.</summary>
    /// <returns>The value.</returns>
    /// <exception cref="InvalidOperationException">The value is neither a number nor an integer.</exception>
    public double AsNumber() => IsInteger ? _bits : Is(ExpressionValueKind.Number) ? BitConverter.Int64BitsToDouble(_bits) : 0;

    /// <summary>The text.</summary>
    /// <returns>The value.</returns>
    /// <exception cref="InvalidOperationException">The value is of another kind.</exception>
    public string AsText() => Is(ExpressionValueKind.Text) ? (string)_reference! : string.Empty;

    /// <summary>The instant.</summary>
    /// <returns>The value with the offset it was given.</returns>
    /// <exception cref="InvalidOperationException">The value is of another kind.</exception>
    public DateTimeOffset AsInstant()
    {
        Is(ExpressionValueKind.Instant);
        var utc = new DateTimeOffset(_bits, TimeSpan.Zero);
        var offset = ((ValueTag)_reference!).OffsetMinutes;
        return offset == 0 ? utc : utc.ToOffset(TimeSpan.FromMinutes(offset));
    }

    /// <summary>The duration.</summary>
    /// <returns>The value.</returns>
    /// <exception cref="InvalidOperationException">The value is of another kind.</exception>
    public TimeSpan AsDuration() => Is(ExpressionValueKind.Duration) ? new TimeSpan(_bits) : default;

    /// <summary>The list.</summary>
    /// <returns>The value.</returns>
    /// <exception cref="InvalidOperationException">The value is of another kind.</exception>
    public IReadOnlyList<object?> AsList() => Is(ExpressionValueKind.List) ? (IReadOnlyList<object?>)_reference! : [];

    /// <summary>Reads a member of a map.</summary>
    /// <param name="name">The member's name, matched ordinally and by case.</param>
    /// <param name="value">The value, or <see cref="Missing"/>.</param>
    /// <returns><see langword="true"/> where this is a map and has the member; also where the member's value is null.</returns>
    /// <exception cref="ArgumentException">The map holds something that is not plain data under this name.</exception>
    public bool TryGetMember(string name, out ExpressionValue value)
    {
        if (TryGetPlainMember(name, out value, out var foreign))
            return true;
        return foreign is null
            ? false
            : throw new ArgumentException($"The member '{name}' is of type {foreign.GetType()}, which is not plain data.", nameof(name));
    }

    /// <summary>The value as plain data.</summary>
    /// <returns>
    /// Null for <see cref="Null"/> and <see cref="Missing"/>, else a <see cref="bool"/>, <see cref="long"/>, <see cref="double"/>, <see cref="string"/>,
    /// <see cref="DateTimeOffset"/>, <see cref="TimeSpan"/>, list or map as it was given (a map may be an <see cref="IExpressionObject"/>).
    /// </returns>
    public object? ToObject() => Kind switch
    {
        ExpressionValueKind.Boolean => _bits != 0,
        ExpressionValueKind.Integer => _bits,
        ExpressionValueKind.Number => BitConverter.Int64BitsToDouble(_bits),
        ExpressionValueKind.Instant => AsInstant(),
        ExpressionValueKind.Duration => new TimeSpan(_bits),
        _ => _reference,
    };

    /// <summary>Whether both are of the same kind and hold the same; lists and maps are compared by reference.</summary>
    /// <param name="other">The other value.</param>
    /// <returns>Whether they are equal.</returns>
    /// <remarks>This is identity, as collections need it. The language's own <c>==</c> knows unknowns, compares 1 with 1.0 and looks into lists.</remarks>
    public bool Equals(ExpressionValue other)
    {
        if (_bits != other._bits || Kind != other.Kind)
            return false;
        return _reference is string text ? string.Equals(text, other._reference as string, StringComparison.Ordinal)
            : _reference is null or ValueTag || ReferenceEquals(_reference, other._reference);
    }

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is ExpressionValue other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Kind, _bits, _reference switch
    {
        string text => text.GetHashCode(StringComparison.Ordinal),
        null or ValueTag => 0,
        _ => RuntimeHelpers.GetHashCode(_reference),
    });

    /// <summary>Whether both are equal as <see cref="Equals(ExpressionValue)"/> has it.</summary>
    /// <param name="left">One value.</param>
    /// <param name="right">The other.</param>
    /// <returns>Whether they are equal.</returns>
    public static bool operator ==(ExpressionValue left, ExpressionValue right) => left.Equals(right);

    /// <summary>Whether the two differ as <see cref="Equals(ExpressionValue)"/> has it.</summary>
    /// <param name="left">One value.</param>
    /// <param name="right">The other.</param>
    /// <returns>Whether they differ.</returns>
    public static bool operator !=(ExpressionValue left, ExpressionValue right) => !left.Equals(right);

    /// <summary>The value as a template writes it; <c>(missing)</c> where there is none.</summary>
    /// <returns>The text, cut where it passes the limit of rendered texts.</returns>
    public override string ToString() => IsMissing ? "(missing)" : ValueText.Display(this);

    internal static bool TryFrom(object? value, out ExpressionValue result)
    {
        switch (value)
        {
            case null: result = Null; return true;
            case string text: result = FromText(text); return true;
            case bool boolean: result = FromBoolean(boolean); return true;
            case long integer: result = FromInteger(integer); return true;
            case double number: result = FromNumber(number); return true;
            case int integer: result = FromInteger(integer); return true;
            case DateTimeOffset instant: result = FromInstant(instant); return true;
            case TimeSpan duration: result = FromDuration(duration); return true;
            case IReadOnlyDictionary<string, object?> map: result = FromMap(map); return true;
            case IExpressionObject record: result = FromObject(record); return true;
            case IReadOnlyList<object?> list: result = FromList(list); return true;
            case decimal number: result = FromNumber((double)number); return true;
            case float number: result = FromNumber(number); return true;
            case short integer: result = FromInteger(integer); return true;
            case byte integer: result = FromInteger(integer); return true;
            case sbyte integer: result = FromInteger(integer); return true;
            case ushort integer: result = FromInteger(integer); return true;
            case uint integer: result = FromInteger(integer); return true;
            case ulong and <= long.MaxValue: result = FromInteger((long)(ulong)value); return true;
            case ExpressionValue already: result = already; return true;
            default: result = default; return false;
        }
    }

    /// <summary>Reads a member; where it is there but is not plain data, <paramref name="foreign"/> is what was found.</summary>
    internal bool TryGetPlainMember(string name, out ExpressionValue value, out object? foreign)
    {
        foreign = null;
        switch (_reference)
        {
            case IReadOnlyDictionary<string, object?> map when map.TryGetValue(name, out var plain):
                if (TryFrom(plain, out value))
                    return !value.IsMissing;
                foreign = plain;
                return false;
            case IExpressionObject record when record.TryGetMember(name, out value):
                return !value.IsMissing;
            default:
                value = default;
                return false;
        }
    }

    private bool Is(ExpressionValueKind kind) =>
        Kind == kind ? true : throw new InvalidOperationException($"The value is of kind {Kind}, not {kind}.");
}
