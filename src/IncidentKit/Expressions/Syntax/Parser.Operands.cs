using IncidentKit.Expressions.Functions;
using IncidentKit.Expressions.Nodes;

namespace IncidentKit.Expressions.Syntax;

/// <content>What operators stand between: literals, names, groups, calls, and the filters behind them.</content>
internal ref partial struct Parser
{
    private Node? Postfix() => Factorials(Operand());

    private Node? Factorials(Node? node)
    {
        while (node is not null && _token.Kind == TokenKind.Bang)
            node = Grown(new FactorialNode(Advance(), node));
        return node;
    }

    private Node? Operand()
    {
        var start = _token.Start;
        switch (_token.Kind)
        {
            case TokenKind.Integer:
                return _token.Integer <= long.MaxValue ? Literal(ExpressionValue.FromInteger((long)_token.Integer)) : FailInteger();
            case TokenKind.Number:
                return Literal(ExpressionValue.FromNumber(_token.Number));
            case TokenKind.Text:
                return TextNode();
            case TokenKind.Date:
                return DateNode();
            case TokenKind.True:
                return Literal(ExpressionValue.True);
            case TokenKind.False:
                return Literal(ExpressionValue.False);
            case TokenKind.Null:
                return Literal(ExpressionValue.Null);
            case TokenKind.OpenParenthesis:
                return Steps(Group(), start);
            case TokenKind.Bracketed:
                return Path(_text.Substring(start + 1, _token.End - start - 2), dotted: false);
            case TokenKind.Identifier when NextIsParenthesis():
                return Steps(Call(), start);
            case TokenKind.In when NextIsParenthesis():
                return Call();
            case TokenKind.Identifier:
                return Path(_text[start.._token.End], dotted: true);
            default:
                return Fail(_token.Kind == TokenKind.End ? "an expression is missing here" : $"expected a value, found {Describe(_token)}");
        }
    }

    private ConstantNode Literal(ExpressionValue value) => new(Advance(), value);

    private ConstantNode? DateNode()
    {
        var content = _text.AsSpan(_token.Start + 1, _token.End - _token.Start - 2).Trim();
        if (InstantText.TryParse(content, out var instant))
            return Literal(ExpressionValue.FromInstant(instant));
        if (InstantText.TryParseTimeOfDay(content, out var time))
            return Literal(ExpressionValue.FromDuration(time));
        FailAt(_token.Start, "not a date; write #2026-11-20#, #2026-11-20T23:12:37Z# or, for a time, #23:12:37#");
        return null;
    }

    private ConstantNode? TextNode()
    {
        var content = _text.AsSpan(_token.Start + 1, _token.End - _token.Start - 2);
        if (TextLiteral.TryDecode(content, out var text, out var wrongAt))
            return Literal(ExpressionValue.FromText(text));
        FailAt(_token.Start + 1 + wrongAt, "\\u takes four hexadecimal digits, such as \\u20AC");
        return null;
    }

    private Node? Group()
    {
        var start = Advance();
        if (_token.Kind == TokenKind.CloseParenthesis)
        {
            Advance();
            return new ListNode(start, []);
        }

        if (Ternary() is not { } first)
            return null;
        if (_token.Kind != TokenKind.Comma)
        {
            if (!Expect(TokenKind.CloseParenthesis, "')'"))
                return null;
            _group = first;
            return first;
        }

        List<Node> elements = [first];
        return MoreUntilParenthesis(elements) ? Grown(new ListNode(start, [.. elements])) : null;
    }

    /// <summary>Reads <c>, a, b)</c>.</summary>
    private bool MoreUntilParenthesis(List<Node> nodes)
    {
        while (_token.Kind == TokenKind.Comma)
        {
            Advance();
            if (Ternary() is not { } next)
                return false;
            nodes.Add(next);
        }

        return Expect(TokenKind.CloseParenthesis, "',' or ')'");
    }

    private Node? Path(string root, bool dotted)
    {
        var start = Advance();
        List<string>? members = null;
        while (true)
        {
            if (_token.Kind == TokenKind.Dot)
            {
                if (Member() is not { } member)
                    return null;
                (members ??= []).Add(member);
            }
            else if (_token.Kind == TokenKind.OpenBracket)
            {
                if (Index() is not { } index)
                    return null;
                dotted = false;
                if (index is ConstantNode { Value.Kind: ExpressionValueKind.Text } constant)
                    (members ??= []).Add(constant.Value.AsText());
                else
                    return Steps(Grown(new IndexNode(index.Offset, _names.IdOf(_text[start.._previousEnd]), _names.Path(start, root, members, dotted), index)), start);
            }
            else
            {
                return _names.Path(start, root, members, dotted);
            }
        }
    }

    /// <summary>Reads the members and indexes that follow a computed value.</summary>
    private Node? Steps(Node? node, int start)
    {
        while (node is not null)
        {
            if (_token.Kind == TokenKind.Dot)
            {
                var offset = _token.Start;
                node = Member() is { } member ? Grown(new MemberNode(offset, _names.IdOf(_text[start.._previousEnd]), node, member)) : null;
            }
            else if (_token.Kind == TokenKind.OpenBracket)
            {
                var offset = _token.Start;
                node = Index() is { } index ? Grown(new IndexNode(offset, _names.IdOf(_text[start.._previousEnd]), node, index)) : null;
            }
            else
            {
                return node;
            }
        }

        return null;
    }

    private string? Member()
    {
        Advance();
        if (_token.Kind != TokenKind.Identifier)
        {
            Fail($"expected a name after '.', found {Describe(_token)}");
            return null;
        }

        if (NextIsParenthesis())
        {
            Fail($"values have no functions of their own; write {_text[_token.Start.._token.End]}(…) around the value or after '|'");
            return null;
        }

        var name = _text[_token.Start.._token.End];
        Advance();
        return name;
    }

    private Node? Index()
    {
        Advance();
        var index = Ternary();
        return index is not null && Expect(TokenKind.CloseBracket, "']'") ? index : null;
    }

    private Node? Call()
    {
        var name = _text.AsSpan(_token.Start, _token.End - _token.Start);
        var offset = Advance();
        List<Node> arguments = [];
        return Arguments(arguments) ? Bind(offset, name, arguments) : null;
    }

    private Node? Filter(Node value)
    {
        Advance();
        if (_token.Kind is not (TokenKind.Identifier or TokenKind.In))
            return Fail($"expected a function's name after '|', found {Describe(_token)}");
        var name = _text.AsSpan(_token.Start, _token.End - _token.Start);
        var offset = Advance();
        List<Node> arguments = [value];
        return _token.Kind != TokenKind.OpenParenthesis || Arguments(arguments) ? Bind(offset, name, arguments) : null;
    }

    /// <summary>Reads <c>(a, b)</c>.</summary>
    private bool Arguments(List<Node> arguments)
    {
        Advance();
        if (_token.Kind == TokenKind.CloseParenthesis)
        {
            Advance();
            return true;
        }

        if (Ternary() is not { } first)
            return false;
        arguments.Add(first);
        return MoreUntilParenthesis(arguments);
    }

    private Node? Bind(int offset, scoped ReadOnlySpan<char> name, List<Node> arguments)
    {
        var problemAt = offset;
        if (!SpecialForm.TryBind(offset, name, arguments, out var node, out var canonical, out var problem, ref problemAt))
        {
            if (_functions.Table.Find(name) is not { } function)
            {
                FailAt(offset, SpecialForm.Unknown(name, _functions.Table));
                return null;
            }

            canonical = function.Name;
            problem = SpecialForm.CountProblem(canonical, arguments.Count, function.MinArguments, function.MaxArguments);
            if (problem is null)
                node = new CallNode(offset, function, [.. arguments]);
        }

        if (problem is not null)
        {
            FailAt(problemAt, problem);
            return null;
        }

        _names.AddFunction(canonical);
        return Grown(node!);
    }
}
