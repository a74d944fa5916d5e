using IncidentKit.Expressions;

namespace IncidentKit.Tests.Expressions;

/// <summary>
/// The language against what NCalc documents: its pages on operators, functions, values and parameters, and the examples its own
/// suite holds them to. Integers of 32 bits stand here as ours of 64.
/// </summary>
public sealed class NCalcTests
{
    public static TheoryData<string, object?> Same => new()
    {
        // Values
        { "123456", 123456L }, { "40000000000+1", 40000000001L }, { ".2", 0.2 }, { "123.456", 123.456 }, { "123.", 123.0 }, { "123.E2", 12300.0 }, { "123.0E2", 12300.0 },
        { "1.22e1", 12.2 }, { "1e2", 100.0 }, { "1e+2", 100.0 }, { "1e-2", 0.01 }, { ".1e-2", 0.001 }, { "1e10", 10000000000.0 }, { ".05", 0.05 }, { "0.0-1.1", -1.1 },
        { "0x2A", 42L }, { "0xff", 255L }, { "0o17", 15L }, { "0b101", 5L }, { "true", true }, { "'true'", "true" }, { "'azerty'", "azerty" }, { "\"azerty\"", "azerty" },
        { "'\\u0048\\u0065\\u006C\\u006C\\u006F'", "Hello" }, { "'\\'hello\\''", "'hello'" }, { "'hel\\nlo'", "hel\nlo" }, { "'a\\tb\\r\\\\'", "a\tb\r\\" }, { "'a\\q'", "a\\q" },
        { "'経済協力開発機構'", "経済協力開発機構" }, { " 11+33 ", 44L }, { "2+3\n\n\n", 5L },
        // Unary
        { "!true", false }, { "not true", false }, { "NOT true", false }, { "not( true )", false }, { "not\ttrue", false }, { "-10", -10L }, { "+20", 20L }, { "--5", 5L }, { "- -5", 5L },
        { "!!true", true }, { "!(1 != 2)", false }, { "3!", 6L }, { "0!", 1L }, { "3!!", 720L }, { "3! = 6", true }, { "3!=6", true }, { "-3!", -6L }, { "2 ** 3!", 64.0 },
        // Exponential
        { "2 ** 2", 4.0 }, { "2**-1", 0.5 }, { "2**+2", 4.0 }, { "-1 ** 2", -1.0 }, { "-2 ** 2", -4.0 }, { "(-1) ** 2", 1.0 }, { "2 ** 3 ** 2", 512.0 }, { "(2 ** 3) ** 2", 64.0 },
        { "2 * 3 ** 2", 18.0 }, { "2 ** 4 / 2", 8.0 }, { "2 ** -1 ** 2", 0.5 },
        // Multiplicative and additive
        { "2 * 3", 6L }, { "6 / 2", 3.0 }, { "1 / 2", 0.5 }, { "7 % 2", 1L }, { "-7 % 4", -3L }, { "7 % -4", 3L }, { "-7.5 % 2", -1.5 }, { "1 * 2 % 3", 2L }, { "1 + 2 - 3", 0L },
        { "2+2*2", 6L }, { "1 + 2 + 3 * 4 / 2", 9.0 }, { "18/2/2*3", 13.5 }, { "2 * (2*(2*(2+1)))", 24L }, { "(1604326026000-1604325747000)/60000", 4.65 }, { "100000000 * 50 / 100", 50000000.0 },
        { "'to' + 'to'", "toto" }, { "'one' + 2", "one2" }, { "2 + 'one'", "2one" },
        // Bitwise
        { "1 & 1", 1L }, { "1 & 0", 0L }, { "5 | 3", 7L }, { "1 ^ 2", 3L }, { "6 & 3 | 8", 10L }, { "1 | 2 ^ 3 & 1", 3L }, { "2 >> 1", 1L }, { "2 >> 3", 0L }, { "2 << 1", 4L }, { "1 + 1 << 2", 8L }, { "1 << 2 < 5", true },
        { "1 = 1 ^ 2 = 2 || 3 = 3", true }, { "1 = 1 ^ 2 = 2 && 2 = 1", false },
        // Relational
        { "42 == 42", true }, { "1 = 1", true }, { "\"hello\" == \"world\"", false }, { "10 != 5", true }, { "1 <> 1", false }, { "\"apple\" != \"apple\"", false }, { "3 < 5", true }, { "10 <= 10", true }, { "7 > 3", true },
        { "8 >= 12", false }, { "3 % 2 != 10 % 3", false }, { "(0=1500000)||(((0+2200000000)-1500000)<0)", false }, { "1+2<3 ? 3+4 : 1", 1L },
        { "#2008/01/31# == #2008/01/31#", true }, { "#2009/02/01# == #2009/01/01#", false },
        // In and like
        { "'Insert' IN ('Insert', 'Update')", true }, { "42 NOT IN (1, 2, 3)", true }, { "'Sergio' IN 'Sergio is at Argentina'", true }, { "'Mozart' NOT IN ('Chopin', 'Beethoven')", true }, { "945 IN (202, 303, 945)", true },
        { "\"foo\" in (\"foo\", \"bar\", 5)", true }, { "5 in (5)", true }, { "{x} in {y}", true }, { "true and(false)", false }, { "false or(true)", true }, { "1 in(1, 2)", true },
        { "'HelloWorld' LIKE 'Hello%'", true }, { "'Test123' NOT LIKE 'Test__'", true }, { "'2024-08-28' LIKE '2024-08-__'", true }, { "'abc' LIKE 'a%'", true }, { "'ABC66XYZ' like '%66%'", true }, { "'66' like '66'", true },
        { "'ABC' like 'A_B'", false }, { "'100%' LIKE '%\\%'", true }, { "'1000' LIKE '%\\%'", false }, { "'Hello_world' LIKE '%\\_%'", true }, { "'Hello-world' LIKE '%\\_%'", false }, { "'100%' LIKE EscapeLike('100%')", true },
        { "'C:\\\\x' like 'C:\\\\\\\\%'", true }, { "EscapeLike('100%')", "100\\%" }, { "'Hello_world' LIKE EscapeLike('Hello%world')", false }, { "'abc'like'a%'", true },
        // Logical
        { "true or false and true", true }, { "(1 == 1) || false", true }, { "true or true and false", true }, { "false || not (false and true)", true }, { "3 > 2 and 1 <= (3-2)", true }, { "tRue aNd faLse", false },
        { "TRUE ANd fALSE", false }, { "true Or false", true }, { "([zero] != 0) && (1/[zero]>2)", false }, { "true&&false", false }, { "false||true", true },
        // Null coalescing and conditional
        { "null ?? true", true }, { "[nothing] ?? [name] ?? 'Anonymous'", "Ada" }, { "'a string' == null", false }, { "null == null", true }, { "true ? false ? 1 : 2 : 3", 2L },
        // Parameters
        { "2 * [x] ** 2 + 5 * [one]", 23.0 }, { "[My First Parameter] + [My Second Parameter]", 3L }, { "{PageState} == 'List'", true }, { "[{Diagnostic}.Data]", "d" }, { "2 + x", 5L }, { "2 + [x]", 5L }, { "if(x=0,x,name)", "Ada" },
        // Functions
        { "Abs(-1)", 1L }, { "Abs(-1.5)", 1.5 }, { "Acos(1)", 0.0 }, { "Asin(0)", 0.0 }, { "Atan(0)", 0.0 }, { "Atan2(0,1)", 0.0 }, { "Atan2(1,0)", Math.PI / 2 }, { "Atan2(-1,0)", -Math.PI / 2 }, { "Atan2(0,-1)", Math.PI },
        { "Ceiling(1.5)", 2.0 }, { "Cos(0)", 1.0 }, { "Exp(0)", 1.0 }, { "Floor(1.5)", 1.0 }, { "Floor(12e+100)", 12e+100 }, { "IEEERemainder(3, 2)", -1.0 }, { "Ln(1)", 0.0 }, { "Log(1, 10)", 0.0 }, { "Log10(1)", 0.0 }, { "Max(1, 2)", 2L },
        { "Max(5.1, 10.2)", 10.2 }, { "Min(1, 2)", 1L }, { "Min(1.3, 2)", 1.3 }, { "Pow(3, 2)", 9.0 }, { "Round(3.222, 2)", 3.22 }, { "Round(22.5, 0)", 22.0 }, { "Sign(-10)", -1L }, { "Sin(0)", 0.0 }, { "Sqrt(4)", 2.0 }, { "Tan(0)", 0.0 },
        { "Truncate(1.7)", 1.0 }, { "in(1 + 1, 1, 2, 3)", true }, { "in((2 + 2), [x], [one], 1 + 2, 4, 1 / 0)", true }, { "in((2 + 2), [x], [one], 1 + 2, 3)", false }, { "in('to' + 'to', 'titi', 'toto')", true },
        { "if(3 % 2 = 1, 'value is true', 'value is false')", "value is true" }, { "ifs(x > 50, \"bar\", x > 75, \"baz\", \"quux\")", "quux" }, { "ifs([x] == 3, 5, [x] == 5, 3, 8)", 5L }, { "ifs(false,1,2)", 2L }, { "aBs(-1)", 1L },
        { "if([zero] <> 0, 1 / [zero], 0)", 0L }, { "Round(22.5, 0, 'AwayFromZero')", 23.0 },
    };

    /// <summary>Each is a row of the tables "Beside NCalc" in docs/expressions.md; null stands for an error.</summary>
    public static TheoryData<string, object?> Different => new()
    {
        { "'4' + '2'", "42" }, { "'1' + 2", "12" }, { "'1' == 1", false }, { "'true' = true", false }, { "true == 1", false }, { "'3' in (1, 2, 3)", false },
        { "2147483647 + 1", 2147483648L }, { "9223372036854775807 + 1", null }, { "1 / 0", null }, { "Sqrt(-1)", null }, { "1e400", null }, { "99999999999999999999", null },
        { "~1", -2L }, { "-8 >> 1", -4L }, { "1 << 63", null }, { "1 << 64", null }, { "true ^ true", false }, { "true & false", false }, { "not 1 == 2", true }, { "not 2 in (1, 3)", true },
        { "null ?? 1 == 1", true }, { "Abs(-1) + 0", 1L }, { "Ceiling(2)", 2L }, { "Round(7)", 7L }, { "log(1000, 10)", 3.0 }, { "21!", null }, { "(-1)!", null }, { "1in(1, 2)", null }, { "'a' in 4", null },
        { "'' in 'abc'", true }, { "1 ? 2 : 3", null }, { "-'5'", null }, { "1 < 2 < 3", null }, { "#08/08/2001#", null }, { "max(1, 2, 3)", 3L }, { "true ? 1 : false ? 2 : 3", 1L },
    };

    [Theory]
    [MemberData(nameof(Same))]
    public void Documented_expression_of_NCalc_gives_its_result(string text, object? expected) => Assert.Equal(expected, Value(text));

    [Theory]
    [MemberData(nameof(Different))]
    public void Difference_from_NCalc_is_what_the_page_says(string text, object? expected) => Assert.Equal(expected, Value(text));

    private static object? Value(string text)
    {
        var result = Expression.Parse(text).Expression?.Evaluate(Scopes.Of(
            ("x", 3L), ("y", new List<object?> { 1L, 2L, 3L }), ("one", 1L), ("zero", 0L), ("name", "Ada"), ("nothing", null),
            ("My First Parameter", 1L), ("My Second Parameter", 2L), ("PageState", "List"), ("{Diagnostic}.Data", "d")));
        return result is not { Error: null } answer ? null : answer.Value.ToObject();
    }
}
