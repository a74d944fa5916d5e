using System.Diagnostics.CodeAnalysis;
using IncidentKit.Expressions.Nodes;

namespace IncidentKit.Expressions.Syntax;

/// <summary>Builds the tree of an expression by recursive descent, one method a level of precedence, loosest first.</summary>
/// <remarks>A method that fails has noted the error and gives null.</remarks>
internal ref partial struct Parser
{
    // Of the tree; higher than any nesting because a chain such as a + b + c grows it too.
    private const int MaxOperators = 256;
    private const int MaxTreeDepth = MaxOperators + 1;
    private const int MaxNesting = 128;

    private readonly string _text;
    private readonly int _start;
    private readonly int _end;
    private readonly bool _inTemplate;
    private readonly ExpressionLimits _limits;
    private readonly ExpressionFunctions _functions;
    private readonly NameTable _names;
    private Lexer _lexer;
    private Token _token;
    private int _previousEnd;
    private int _depth;
    private Node? _group;
    private ExpressionError? _error;

    /// <summary>Reads a whole text, or, in a template, from <paramref name="start"/> to the <c>}}</c> that ends the expression.</summary>
    public Parser(string text, int start, int end, ExpressionLimits limits, ExpressionFunctions functions, ExpressionLayout? layout = null, bool inTemplate = false)
    {
        _text = text;
        _start = start;
        _inTemplate = inTemplate;
        // Two more than the limit, so that the braces that end the longest expression are still seen.
        _end = inTemplate ? (int)Math.Min(end, (long)start + limits.MaxLength + 2) : end;
        _limits = limits;
        _functions = functions;
        _names = new NameTable(layout);
        _lexer = new Lexer(text, start, _end, inTemplate);
    }

    /// <summary>Where the expression ended.</summary>
    public readonly int Position => _token.Start;

    public bool TryParse([NotNullWhen(true)] out CompiledExpression? compiled, [NotNullWhen(false)] out ExpressionError? error)
    {
        compiled = null;
        if (!_inTemplate && _end - _start > _limits.MaxLength)
        {
            error = new ExpressionError { Message = $"the expression is longer than {_limits.MaxLength} characters", Position = _start + _limits.MaxLength + 1 };
            return false;
        }

        Advance();
        var root = Ternary();
        if (root is not null && _token.Kind != TokenKind.End)
            Fail($"unexpected {Describe(_token)} after the end of the expression");
        if (_inTemplate && _token.Kind == TokenKind.End && _token.Start >= _end)
            FailUnclosed();
        error = _error;
        if (error is not null)
            return false;
        compiled = _names.Compile(root!, _limits);
        return true;
    }

    private void FailUnclosed()
    {
        _error = _end < _text.Length
            ? new ExpressionError { Message = $"the expression that begins here is longer than {_limits.MaxLength} characters or has no closing }}}}", Position = _start - 1 }
            : new ExpressionError { Message = "the expression that begins here has no closing }}", Position = _start - 1 };
    }

    private Node? Ternary()
    {
        if (!Enter())
            return null;
        var node = Or();
        if (node is not null && _token.Kind == TokenKind.Question)
            node = TernaryTail(node);
        _depth--;
        return node;
    }

    private Node? TernaryTail(Node condition)
    {
        var offset = Advance();
        if (Ternary() is not { } whenTrue || !Expect(TokenKind.Colon, "':' and the value for false"))
            return null;
        return Ternary() is { } whenFalse ? Grown(new ConditionalNode(offset, condition, whenTrue, whenFalse)) : null;
    }

    private Node? Or()
    {
        var node = And();
        if (node is null || _token.Kind != TokenKind.Or)
            return node;
        var offset = _token.Start;
        List<Node> parts = [node];
        while (_token.Kind == TokenKind.Or)
        {
            Advance();
            if (And() is not { } next)
                return null;
            parts.Add(next);
        }

        return Grown(new OrNode(offset, [.. parts]));
    }

    private Node? And()
    {
        var node = Not();
        if (node is null || _token.Kind != TokenKind.And)
            return node;
        var offset = _token.Start;
        List<Node> parts = [node];
        while (_token.Kind == TokenKind.And)
        {
            Advance();
            if (Not() is not { } next)
                return null;
            parts.Add(next);
        }

        return Grown(new AndNode(offset, [.. parts]));
    }

    private Node? Not()
    {
        if (_token.Kind != TokenKind.Not)
            return BitwiseLevel(Nodes.Bitwise.Or);
        if (!Enter())
            return null;
        var offset = Advance();
        var operand = Not();
        _depth--;
        return operand is null ? null : Grown(new NotNode(offset, operand));
    }

    // Of the three the tightest comes first: a | b & c is a | (b & c), and each is looser than a comparison, as in C.
    private Node? BitwiseLevel(Nodes.Bitwise loosest)
    {
        var node = Equality();
        while (node is not null && ToBitwise(_token.Kind) is { } operation && operation <= loosest)
        {
            var offset = Advance();
            node = (operation == Nodes.Bitwise.And ? Equality() : BitwiseLevel(operation - 1)) is { } right ? Grown(new BitwiseNode(offset, node, right, operation)) : null;
        }

        return node;
    }

    private Node? Equality()
    {
        var node = Relational();
        while (node is not null && _token.Kind is TokenKind.Equal or TokenKind.NotEqual)
        {
            var negated = _token.Kind == TokenKind.NotEqual;
            var offset = Advance();
            if (Relational() is not { } right)
                return null;
            node = Grown(IsNull(right) ? new IsNullNode(offset, node!, negated)
                : IsNull(node!) ? new IsNullNode(offset, right, negated)
                : new EqualityNode(offset, node!, right, negated));
        }

        return node;
    }

    private Node? Relational()
    {
        var node = Coalesce();
        var ordered = false;
        while (node is not null)
        {
            var kind = _token.Kind;
            if (kind is TokenKind.Less or TokenKind.LessOrEqual or TokenKind.Greater or TokenKind.GreaterOrEqual)
            {
                if (ordered)
                    return Fail("comparisons can't be chained; write 'a < b and b < c'");
                ordered = true;
                var offset = Advance();
                node = Coalesce() is { } right ? Grown(new OrderingNode(offset, node, right, ToOrdering(kind))) : null;
            }
            else if (kind is TokenKind.In or TokenKind.Like or TokenKind.Not)
            {
                node = InOrLike(node);
            }
            else
            {
                return node;
            }
        }

        return null;
    }

    private Node? InOrLike(Node left)
    {
        var offset = _token.Start;
        var negated = _token.Kind == TokenKind.Not;
        if (negated)
            Advance();
        var kind = _token.Kind;
        if (kind is not (TokenKind.In or TokenKind.Like))
            return Fail("expected 'in' or 'like' after 'not'; to negate a condition write 'not' in front of it");
        Advance();
        _group = null;
        if (Coalesce() is not { } right)
            return null;
        if (kind == TokenKind.Like)
            return Grown(new LikeNode(offset, left, right, negated));
        if (right is ListNode list)
            return Grown(new InNode(offset, left, list.Elements, negated));
        return Grown(ReferenceEquals(right, _group) ? new InNode(offset, left, [right], negated) : new InValueNode(offset, left, right, negated));
    }

    private Node? Coalesce()
    {
        var node = Shifted();
        if (node is null || _token.Kind != TokenKind.Coalesce)
            return node;
        if (!Enter())
            return null;
        var offset = Advance();
        var second = Coalesce();
        _depth--;
        return second is null ? null : Grown(new CoalesceNode(offset, node, second));
    }

    private Node? Shifted()
    {
        var node = Additive();
        while (node is not null && _token.Kind is TokenKind.ShiftLeft or TokenKind.ShiftRight)
        {
            var operation = _token.Kind == TokenKind.ShiftLeft ? Nodes.Bitwise.ShiftLeft : Nodes.Bitwise.ShiftRight;
            var offset = Advance();
            node = Additive() is { } right ? Grown(new BitwiseNode(offset, node!, right, operation)) : null;
        }

        return node;
    }

    private Node? Additive()
    {
        var node = Multiplicative();
        while (node is not null && _token.Kind is TokenKind.Plus or TokenKind.Minus)
        {
            var operation = _token.Kind == TokenKind.Plus ? Arithmetic.Add : Arithmetic.Subtract;
            var offset = Advance();
            node = Multiplicative() is { } right ? Grown(new ArithmeticNode(offset, node!, right, operation)) : null;
        }

        return node;
    }

    private Node? Multiplicative()
    {
        var node = Filtered();
        while (node is not null && _token.Kind is TokenKind.Star or TokenKind.Slash or TokenKind.Percent)
        {
            var operation = _token.Kind switch
            {
                TokenKind.Star => Arithmetic.Multiply,
                TokenKind.Slash => Arithmetic.Divide,
                _ => Arithmetic.Remainder,
            };
            var offset = Advance();
            node = Filtered() is { } right ? Grown(new ArithmeticNode(offset, node!, right, operation)) : null;
        }

        return node;
    }

    private Node? Filtered()
    {
        var node = Unary();
        while (node is not null && _token.Kind == TokenKind.Pipe && NextIsFilter())
            node = Filter(node);
        return node;
    }

    private Node? Unary()
    {
        if (_token.Kind is not (TokenKind.Minus or TokenKind.Plus or TokenKind.Bang or TokenKind.Tilde or TokenKind.Not))
            return Power(Postfix());
        if (!Enter())
            return null;
        var kind = _token.Kind;
        var offset = Advance();
        var node = kind == TokenKind.Minus && _token.Kind == TokenKind.Integer ? NegativeInteger(offset) : Prefixed(kind, offset);
        _depth--;
        return node;
    }

    private Node? Prefixed(TokenKind kind, int offset)
    {
        var operand = Unary();
        if (operand is null || kind == TokenKind.Plus)
            return operand;
        return Grown(kind switch
        {
            TokenKind.Minus => new NegateNode(offset, operand),
            TokenKind.Tilde => new ComplementNode(offset, operand),
            _ => new NotNode(offset, operand),
        });
    }

    // Here and not by negation: the smallest integer has no positive counterpart. -2 ** 2 is -(2 ** 2) all the same.
    private Node? NegativeInteger(int offset)
    {
        var integer = _token.Integer;
        if (integer > 1UL << 63)
            return FailInteger();
        var start = Advance();
        if (_token.Kind is not (TokenKind.Power or TokenKind.Bang))
            return new ConstantNode(offset, ExpressionValue.FromInteger(unchecked(-(long)integer)));
        if (integer > long.MaxValue)
        {
            FailAt(start, OutsideOfRange);
            return null;
        }

        var operand = Power(Factorials(new ConstantNode(start, ExpressionValue.FromInteger((long)integer))));
        return operand is null ? null : Grown(new NegateNode(offset, operand));
    }

    private Node? Power(Node? node)
    {
        if (node is null || _token.Kind != TokenKind.Power)
            return node;
        if (!Enter())
            return null;
        var offset = Advance();
        var exponent = Unary();
        _depth--;
        return exponent is null ? null : Grown(new ArithmeticNode(offset, node, exponent, Arithmetic.Power));
    }

    private static Nodes.Bitwise? ToBitwise(TokenKind kind) => kind switch
    {
        TokenKind.Ampersand => Nodes.Bitwise.And,
        TokenKind.Caret => Nodes.Bitwise.Xor,
        TokenKind.Pipe => Nodes.Bitwise.Or,
        _ => null,
    };

    private static Ordering ToOrdering(TokenKind kind) => kind switch
    {
        TokenKind.Less => Ordering.Less,
        TokenKind.LessOrEqual => Ordering.LessOrEqual,
        TokenKind.Greater => Ordering.Greater,
        _ => Ordering.GreaterOrEqual,
    };

    private static bool IsNull(Node node) => node is ConstantNode { Value.IsNull: true };
}
