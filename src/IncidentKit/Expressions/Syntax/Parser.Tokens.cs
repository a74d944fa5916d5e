using IncidentKit.Expressions.Nodes;

namespace IncidentKit.Expressions.Syntax;

/// <content>The current token, the limits of depth, and errors.</content>
internal ref partial struct Parser
{
    private const string OutsideOfRange = "the integer is outside the range of 64 bits; write a number such as 1e20";

    /// <summary>Goes on to the next token; gives the offset of the one left behind.</summary>
    private int Advance()
    {
        var offset = _token.Start;
        _previousEnd = _token.End;
        _token = _lexer.Next();
        return offset;
    }

    private readonly bool NextIsParenthesis() => IsParenthesis(SkipBlanks(_token.End));

    private readonly bool IsParenthesis(int at) => at < _end && _text[at] == '(';

    private readonly int SkipBlanks(int at)
    {
        while (at < _end && char.IsWhiteSpace(_text[at]))
            at++;
        return at;
    }

    /// <summary>Whether the '|' at hand begins a filter: a function's name follows, or some name with arguments; else it joins bits.</summary>
    private readonly bool NextIsFilter()
    {
        var at = SkipBlanks(_token.End);
        var start = at;
        while (at < _end && (char.IsLetterOrDigit(_text[at]) || _text[at] == '_'))
            at++;
        if (at == start || char.IsDigit(_text[start]))
            return false;
        var name = _text.AsSpan(start, at - start);
        return _functions.Table.Find(name) is not null || (SpecialForm.IsName(name) && !name.Equals("in", StringComparison.OrdinalIgnoreCase)) || IsParenthesis(SkipBlanks(at))
            || (IsAlone(SkipBlanks(at)) && SpecialForm.IsNearly(name, _functions.Table));
    }

    // A slip in a filter's name would otherwise join bits with a name that has no value.
    private readonly bool IsAlone(int at) => at >= _end || _text[at] is not ('.' or '[');

    private bool Expect(TokenKind kind, string what)
    {
        if (_token.Kind != kind)
        {
            Fail($"expected {what}, found {Describe(_token)}");
            return false;
        }

        Advance();
        return true;
    }

    private bool Enter()
    {
        // The outermost level is no nesting.
        if (_depth <= Math.Min(_limits.MaxDepth, MaxNesting))
        {
            _depth++;
            return true;
        }

        Fail($"the expression nests deeper than {Math.Min(_limits.MaxDepth, MaxNesting)} levels");
        return false;
    }

    private Node? Grown(Node node)
    {
        if (node.Depth <= MaxTreeDepth)
            return node;
        FailAt(node.Offset, $"the expression chains more than {MaxOperators} operators; group them with parentheses or split the expression");
        return null;
    }

    private Node? Fail(string message)
    {
        FailAt(_token.Start, _token.Kind == TokenKind.Wrong ? _lexer.Problem! : message);
        return null;
    }

    private ConstantNode? FailInteger()
    {
        FailAt(_token.Start, OutsideOfRange);
        return null;
    }

    private void FailAt(int offset, string message) => _error ??= new ExpressionError { Message = message, Position = offset + 1 };

    private readonly string Describe(in Token token)
    {
        if (token.Kind == TokenKind.End)
            return _inTemplate && token.Start < _end ? "'}}'" : "the end of the expression";
        var text = _text.AsSpan(token.Start, token.End - token.Start);
        return text.Length <= 40 ? $"'{text}'" : $"'{text[..40]}…'";
    }
}
