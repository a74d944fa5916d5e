using System.Globalization;

namespace IncidentKit.Expressions.Syntax;

/// <summary>A notation of integers behind a prefix: <c>0x2A</c>, <c>0o52</c>, <c>0b101010</c>.</summary>
internal sealed class NumberBase
{
    private static readonly NumberBase Hexadecimal = new(4, "a hexadecimal number is 0x and 1 to 16 of the digits 0-9 and a-f");
    private static readonly NumberBase Octal = new(3, "an octal number is 0o and digits from 0 to 7, of at most 64 bits");
    private static readonly NumberBase Binary = new(1, "a binary number is 0b and 1 to 64 of the digits 0 and 1");

    private readonly int _bitsPerDigit;

    private NumberBase(int bitsPerDigit, string problem)
    {
        _bitsPerDigit = bitsPerDigit;
        Problem = problem;
    }

    /// <summary>What to say where the digits are wrong.</summary>
    public string Problem { get; }

    /// <summary>The notation that this letter behind a 0 begins, or null.</summary>
    public static NumberBase? Of(char letter) => letter switch
    {
        'x' or 'X' => Hexadecimal,
        'o' or 'O' => Octal,
        'b' or 'B' => Binary,
        _ => null,
    };

    public bool TryRead(ReadOnlySpan<char> digits, out ulong value)
    {
        value = 0;
        if (_bitsPerDigit == 4)
            return ulong.TryParse(digits, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out value);
        foreach (var c in digits)
        {
            var digit = (uint)(c - '0');
            if (digit >> _bitsPerDigit != 0 || value >> (64 - _bitsPerDigit) != 0)
                return false;
            value = (value << _bitsPerDigit) | digit;
        }

        return !digits.IsEmpty;
    }
}
