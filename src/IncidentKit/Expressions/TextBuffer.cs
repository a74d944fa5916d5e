using System.Buffers;

namespace IncidentKit.Expressions;

/// <summary>Builds one text up to a limit in rented memory.</summary>
internal ref struct TextBuffer
{
    private char[] _rented;
    private int _length;
    private readonly int _limit;

    public TextBuffer(int limit)
    {
        _limit = limit;
        _rented = ArrayPool<char>.Shared.Rent(Math.Clamp(limit, 16, 512));
    }

    /// <summary>Whether something was left out because the limit is reached.</summary>
    public bool Overflowed { get; private set; }

    public readonly int Length => _length;

    public void Append(scoped ReadOnlySpan<char> text)
    {
        if (text.Length > _limit - _length)
        {
            Overflowed = true;
            return;
        }

        Reserve(text.Length);
        text.CopyTo(_rented.AsSpan(_length));
        _length += text.Length;
    }

    public void AppendFormatted<T>(T value, scoped ReadOnlySpan<char> format)
        where T : ISpanFormattable
    {
        Span<char> written = stackalloc char[64];
        if (value.TryFormat(written, out var count, format, System.Globalization.CultureInfo.InvariantCulture))
            Append(written[..count]);
        else
            Append(value.ToString(format.ToString(), System.Globalization.CultureInfo.InvariantCulture));
    }

    /// <summary>The text; the buffer can't be used afterwards.</summary>
    public string Finish()
    {
        var text = new string(_rented, 0, _length);
        Dispose();
        return text;
    }

    public void Dispose()
    {
        var rented = _rented;
        _rented = [];
        _length = 0;
        if (rented.Length > 0)
            ArrayPool<char>.Shared.Return(rented);
    }

    private void Reserve(int more)
    {
        if (_rented.Length - _length >= more)
            return;
        var larger = ArrayPool<char>.Shared.Rent(Math.Max(_length + more, _rented.Length * 2));
        _rented.AsSpan(0, _length).CopyTo(larger);
        ArrayPool<char>.Shared.Return(_rented);
        _rented = larger;
    }
}
