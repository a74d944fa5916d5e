using System.Globalization;

namespace IncidentKit.Expressions.Syntax;

/// <summary>Cuts the text of an expression into tokens, one at a time and without allocating.</summary>
internal ref struct Lexer
{
    private readonly ReadOnlySpan<char> _text;
    private readonly bool _inTemplate;
    private int _at;
    private TokenKind _last;

    /// <summary>Reads from <paramref name="start"/> to <paramref name="end"/>; in a template, up to the <c>}}</c> that ends the expression.</summary>
    public Lexer(ReadOnlySpan<char> text, int start, int end, bool inTemplate)
    {
        _text = text[..end];
        _at = start;
        _inTemplate = inTemplate;
    }

    /// <summary>What is wrong, after a token of kind <see cref="TokenKind.Wrong"/>.</summary>
    public string? Problem { get; private set; }

    /// <summary>The next token; at the end, the end again.</summary>
    public Token Next()
    {
        var token = Read();
        _last = token.Kind;
        return token;
    }

    // After a value '[' begins an index and '.' a member; elsewhere '[' begins a name and '.' a number.
    private readonly bool AfterValue => _last
        is TokenKind.Identifier or TokenKind.Bracketed or TokenKind.Integer or TokenKind.Number or TokenKind.Text
        or TokenKind.True or TokenKind.False or TokenKind.Null or TokenKind.CloseParenthesis or TokenKind.CloseBracket;

    private Token Read()
    {
        while (_at < _text.Length && char.IsWhiteSpace(_text[_at]))
            _at++;
        if (_at >= _text.Length)
            return new Token(TokenKind.End, _at, _at);
        var c = _text[_at];
        if (char.IsLetter(c) || c == '_')
            return Word();
        if (char.IsAsciiDigit(c) || (c == '.' && !AfterValue && char.IsAsciiDigit(Peek(1))))
            return NumberToken();
        return c switch
        {
            '\'' or '"' => Quoted(c),
            '#' => Date(),
            '[' when !AfterValue => Bracketed(']'),
            '{' when !AfterValue => Bracketed('}'),
            '}' when _inTemplate && Peek(1) == '}' => new Token(TokenKind.End, _at, _at),
            _ => Symbol(c),
        };
    }

    private readonly char Peek(int ahead) => _at + ahead < _text.Length ? _text[_at + ahead] : '\0';

    private Token Take(TokenKind kind, int length)
    {
        var start = _at;
        _at += length;
        return new Token(kind, start, _at);
    }

    private Token Wrong(int start, string problem)
    {
        Problem = problem;
        return new Token(TokenKind.Wrong, start, _at);
    }

    private Token Word()
    {
        var start = _at;
        while (_at < _text.Length && IsWordPart(_text[_at]))
            _at++;
        return new Token(_last == TokenKind.Dot ? TokenKind.Identifier : Keyword(_text[start.._at]), start, _at);
    }

    private static bool IsWordPart(char c) => char.IsLetterOrDigit(c) || c == '_';

    /// <summary>Whether a word, in any case, is a keyword.</summary>
    public static bool IsKeyword(ReadOnlySpan<char> word) => Keyword(word) != TokenKind.Identifier;

    private static TokenKind Keyword(ReadOnlySpan<char> word)
    {
        if (word.Length is < 2 or > 5)
            return TokenKind.Identifier;
        Span<char> lower = stackalloc char[word.Length];
        word.ToLowerInvariant(lower);
        return lower switch
        {
            "and" => TokenKind.And,
            "or" => TokenKind.Or,
            "not" => TokenKind.Not,
            "in" => TokenKind.In,
            "like" => TokenKind.Like,
            "true" => TokenKind.True,
            "false" => TokenKind.False,
            "null" => TokenKind.Null,
            _ => TokenKind.Identifier,
        };
    }

    private Token NumberToken()
    {
        var start = _at;
        if (_text[_at] == '0' && NumberBase.Of(Peek(1)) is { } numberBase)
            return OfBase(start, numberBase);
        SkipDigits();
        // 123. is a number; 123.x and 123..5 are not.
        var fraction = Peek(0) == '.' && Peek(1) != '.' && (char.IsAsciiDigit(Peek(1)) || !IsWordPart(Peek(1)) || ExponentLength(1) > 0);
        if (fraction)
        {
            _at++;
            SkipDigits();
        }

        if (ExponentLength(0) is > 0 and var length)
        {
            fraction = true;
            _at += length;
            SkipDigits();
        }

        if (_at < _text.Length && IsWordPart(_text[_at]))
            return Wrong(_at, "a number ends here; put a space or an operator after it");
        var digits = _text[start.._at];
        if (!fraction)
        {
            return ulong.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var integer)
                ? new Token(TokenKind.Integer, start, _at, Integer: integer)
                : Wrong(start, "the integer is outside the range of 64 bits; write a number such as 1e20");
        }

        return double.TryParse(digits, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && double.IsFinite(number)
            ? new Token(TokenKind.Number, start, _at, Number: number)
            : Wrong(start, "the number is too large; the largest is about 1.8e308");
    }

    // The length of an exponent's letter and sign, where a digit follows; else 0.
    private readonly int ExponentLength(int ahead)
    {
        if (Peek(ahead) is not ('e' or 'E'))
            return 0;
        var length = Peek(ahead + 1) is '+' or '-' ? 2 : 1;
        return char.IsAsciiDigit(Peek(ahead + length)) ? length : 0;
    }

    private void SkipDigits()
    {
        while (_at < _text.Length && char.IsAsciiDigit(_text[_at]))
            _at++;
    }

    private Token OfBase(int start, NumberBase numberBase)
    {
        _at += 2;
        var from = _at;
        while (_at < _text.Length && IsWordPart(_text[_at]))
            _at++;
        return numberBase.TryRead(_text[from.._at], out var integer)
            ? new Token(TokenKind.Integer, start, _at, Integer: integer)
            : Wrong(start, numberBase.Problem);
    }

    private Token Date()
    {
        var start = _at++;
        var length = _text[_at..].IndexOf('#');
        if (length < 0)
            return Wrong(start, "the date that begins here has no closing #; write #2026-11-20#");
        _at += length + 1;
        return new Token(TokenKind.Date, start, _at);
    }

    private Token Quoted(char quote)
    {
        var start = _at++;
        while (_at < _text.Length)
        {
            var c = _text[_at++];
            if (c == quote)
                return new Token(TokenKind.Text, start, _at);
            if (c == '\\' && _at < _text.Length)
                _at++;
        }

        return Wrong(start, $"the text that begins here has no closing {quote}");
    }

    private Token Bracketed(char close)
    {
        var start = _at;
        if (close == '}' && Peek(1) == '{')
            return Wrong(start, "unexpected '{{'; inside an expression names and values stand without braces");
        var length = _text[_at..].IndexOf(close);
        if (length < 0)
            return Wrong(start, $"the name that begins here has no closing {close}");
        _at += length + 1;
        return length > 1 ? new Token(TokenKind.Bracketed, start, _at) : Wrong(start, "a name between brackets can't be empty");
    }

    private Token Symbol(char c)
    {
        var next = Peek(1);
        switch (c, next)
        {
            case ('=', '='): return Take(TokenKind.Equal, 2);
            case ('=', _): return Take(TokenKind.Equal, 1);
            case ('!', '='): return Take(TokenKind.NotEqual, 2);
            case ('!', _): return Take(TokenKind.Bang, 1);
            case ('<', '>'): return Take(TokenKind.NotEqual, 2);
            case ('<', '='): return Take(TokenKind.LessOrEqual, 2);
            case ('<', '<'): return Take(TokenKind.ShiftLeft, 2);
            case ('<', _): return Take(TokenKind.Less, 1);
            case ('>', '='): return Take(TokenKind.GreaterOrEqual, 2);
            case ('>', '>'): return Take(TokenKind.ShiftRight, 2);
            case ('>', _): return Take(TokenKind.Greater, 1);
            case ('&', '&'): return Take(TokenKind.And, 2);
            case ('&', _): return Take(TokenKind.Ampersand, 1);
            case ('^', _): return Take(TokenKind.Caret, 1);
            case ('~', _): return Take(TokenKind.Tilde, 1);
            case ('|', '|'): return Take(TokenKind.Or, 2);
            case ('|', _): return Take(TokenKind.Pipe, 1);
            case ('?', '?'): return Take(TokenKind.Coalesce, 2);
            case ('?', _): return Take(TokenKind.Question, 1);
            case ('*', '*'): return Take(TokenKind.Power, 2);
            case ('*', _): return Take(TokenKind.Star, 1);
            case (':', _): return Take(TokenKind.Colon, 1);
            case ('+', _): return Take(TokenKind.Plus, 1);
            case ('-', _): return Take(TokenKind.Minus, 1);
            case ('/', _): return Take(TokenKind.Slash, 1);
            case ('%', _): return Take(TokenKind.Percent, 1);
            case ('(', _): return Take(TokenKind.OpenParenthesis, 1);
            case (')', _): return Take(TokenKind.CloseParenthesis, 1);
            case ('[', _): return Take(TokenKind.OpenBracket, 1);
            case (']', _): return Take(TokenKind.CloseBracket, 1);
            case (',', _): return Take(TokenKind.Comma, 1);
            case ('.', _): return Take(TokenKind.Dot, 1);
            default: return Wrong(_at, $"unexpected '{c}'");
        }
    }
}
