using System.Globalization;

namespace IncidentKit.Cli.Output;

/// <summary>Prints a timeline.</summary>
internal static class TimelineOutput
{
    private static readonly string[] Headings = ["seq", "at", "actor", "text"];

    public static void Write(Terminal terminal, IReadOnlyList<TimelineEntry> entries, bool json)
    {
        if (!json)
        {
            terminal.Draw(Grids.Rows(Headings, entries.Select(entry => (IReadOnlyList<string?>)
                [entry.Sequence.ToString(CultureInfo.InvariantCulture), TimeText.Of(entry.At), entry.Actor, entry.Text])));
            return;
        }

        terminal.WriteJson(writer =>
        {
            writer.WriteStartArray();
            foreach (var entry in entries)
            {
                writer.WriteStartObject();
                writer.WriteNumber("seq", entry.Sequence);
                writer.Instant("at", entry.At);
                writer.WriteString("kind", entry.Kind);
                writer.WriteString("actor", entry.Actor);
                writer.WriteString("text", entry.Text);
                writer.WritePropertyName("data");
                writer.WriteRawValue(entry.Data);
                writer.WriteString("hash", entry.Hash);
                writer.WriteEndObject();
            }

            writer.WriteEndArray();
        });
    }
}
