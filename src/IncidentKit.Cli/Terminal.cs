using System.Buffers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Spectre.Console;
using Spectre.Console.Rendering;

namespace IncidentKit.Cli;

/// <summary>What a verb reads from and writes to, and its clock.</summary>
internal sealed class Terminal(TextReader input, TextWriter output, TextWriter error, TimeProvider time)
{
    // Wide enough that a table is never folded where no person's window limits it.
    private const int PipeWidth = 400;

    private static readonly JsonWriterOptions JsonOptions = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private IAnsiConsole? _console;

    public TextReader Input => input;

    public TextWriter Error => error;

    public TimeProvider Time => time;

    /// <summary>Whether a person sits in front of it who can be asked.</summary>
    public bool IsInteractive => ReferenceEquals(input, Console.In) && !Console.IsInputRedirected;

    /// <summary>Writes one JSON document on a line of its own.</summary>
    public void WriteJson(Action<Utf8JsonWriter> write)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(buffer, JsonOptions))
            write(writer);
        output.Write(Encoding.UTF8.GetString(buffer.WrittenSpan));
        output.Write('\n');
    }

    /// <summary>Writes a text as it is, without a line's end that it doesn't have.</summary>
    public void WriteAsIs(string text) => output.Write(text);

    /// <summary>Writes a text, and ends its line.</summary>
    public void WriteText(string text)
    {
        output.Write(text);
        if (!text.EndsWith('\n'))
            output.Write('\n');
    }

    /// <summary>Draws something for a person; with colours only on a terminal.</summary>
    public void Draw(IRenderable renderable)
    {
        var console = _console ??= Open();
        if (console.Profile.Capabilities.Ansi || console.Profile.Out.IsTerminal)
        {
            console.Write(renderable);
            return;
        }

        // What is piped ends each line where its text ends.
        using var lines = new StringWriter { NewLine = "\n" };
        Create(lines, isTerminal: false).Write(renderable);
        foreach (var line in lines.ToString().TrimEnd().Split('\n'))
        {
            output.Write(line.TrimEnd());
            output.Write('\n');
        }
    }

    private IAnsiConsole Open() => Create(output, ReferenceEquals(output, Console.Out) && !Console.IsOutputRedirected);

    private static IAnsiConsole Create(TextWriter writer, bool isTerminal)
    {
        var console = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Out = new AnsiConsoleOutput(writer),
            Ansi = isTerminal ? AnsiSupport.Detect : AnsiSupport.No,
            ColorSystem = isTerminal ? ColorSystemSupport.Detect : ColorSystemSupport.NoColors,
            Interactive = InteractionSupport.No,
        });
        if (!isTerminal)
            console.Profile.Width = PipeWidth;
        return console;
    }
}
