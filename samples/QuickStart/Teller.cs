using System.Globalization;
using System.Text;

namespace IncidentKit.Samples.QuickStart;

/// <summary>Tells the story: what people do, and what the engine wrote on the timeline because of it.</summary>
internal sealed class Teller(TextWriter writer, TimeSpan pause)
{
    private const int TimeWidth = 12;
    private const int WordWidth = 11;
    private const int LineWidth = 118;

    private readonly Palette _palette = Palette.For(writer);
    private DateTimeOffset _start;
    private long _told;
    private DateTimeOffset? _lastAt;

    /// <summary>Says what is about to be seen.</summary>
    public void Open(QuickStartArguments arguments)
    {
        Line(_palette.Bold("IncidentKit: one alert, from its first message to its post-mortem"));
        Line("");
        Line($"  policy   policy.yaml, which extends the pack adr-0072");
        Line($"  runbook  runbooks/service-outage.yaml");
        Line($"  store    {arguments.StorePath}");
        if (arguments.StoreGiven)
            Line("           Kill this process whenever you like and start it again: it goes on where it was.");
        Line("");
        Line("The clock is turned by hand; times count from the declaration. > is what people and the world do, the rest is the engine's timeline.");
    }

    /// <summary>A story begins.</summary>
    public void Begin(DateTimeOffset at) => _start = at;

    /// <summary>A story goes on that an earlier process began.</summary>
    public void Resume(Incident incident, IReadOnlyList<TimelineEntry> timeline, DateTimeOffset now)
    {
        _start = incident.DeclaredAt;
        _told = timeline[^1].Sequence;
        Line("");
        Line(_palette.Bold($"{incident.DisplayNumber} is {incident.Status} and has {timeline.Count} timeline entries from an earlier run; going on at {Relative(now)}"));
    }

    /// <summary>Somebody does something.</summary>
    public void Narrate(DateTimeOffset at, string text)
    {
        Line("");
        Entry(at, ">", text, _palette.Bold);
    }

    /// <summary>Tells the entries of the timeline that are new.</summary>
    public void Tell(IReadOnlyList<TimelineEntry> timeline)
    {
        foreach (var entry in timeline.Where(entry => entry.Sequence > _told))
        {
            if (Gap(entry.At))
                Line("");
            Entry(entry.At, Words.Of(entry), Words.Text(entry), _palette.For(entry.Kind));
            _told = entry.Sequence;
        }
    }

    /// <summary>The end.</summary>
    public void Close(Incident incident, string postMortem)
    {
        Line("");
        Line(_palette.Bold($"{incident.DisplayNumber} {incident.Severity} \"{Words.Harmless(incident.Title)}\" is {incident.Status}."));
        Line($"  taken       {Span(incident.AcknowledgedAt - incident.DeclaredAt)} after the declaration, by {incident.AcknowledgedBy}");
        Line($"  mitigated   {Span(incident.MitigatedAt - incident.DeclaredAt)}");
        Line($"  resolved    {Span(incident.ResolvedAt - incident.DeclaredAt)}");
        Line($"  post-mortem {postMortem}");
    }

    private bool Gap(DateTimeOffset at) => _lastAt is { } last && at - last >= TimeSpan.FromSeconds(1);

    private void Entry(DateTimeOffset at, string word, string text, Func<string, string> colour)
    {
        _lastAt = at;
        var indent = new string(' ', TimeWidth + WordWidth);
        var first = true;
        foreach (var line in Wrap(Words.Harmless(text), LineWidth - indent.Length))
        {
            Line(first ? $"{_palette.Dim(Relative(at).PadRight(TimeWidth))}{colour(word.PadRight(WordWidth) + line)}" : indent + colour(line));
            first = false;
        }
    }

    private void Line(string text)
    {
        writer.WriteLine(text);
        if (pause > TimeSpan.Zero)
            Thread.Sleep(pause);
    }

    private string Relative(DateTimeOffset at) => "T+" + Span(at - _start);

    private static string Span(TimeSpan? length) => length is { } known
        ? string.Create(CultureInfo.InvariantCulture, $"{(int)known.TotalHours:00}:{known.Minutes:00}:{known.Seconds:00}")
        : "never";

    private static IEnumerable<string> Wrap(string text, int width)
    {
        var line = new StringBuilder();
        foreach (var word in text.Split(' '))
        {
            if (line.Length > 0 && line.Length + 1 + word.Length > width)
            {
                yield return line.ToString();
                line.Clear();
            }

            if (line.Length > 0)
                line.Append(' ');
            line.Append(word);
        }

        yield return line.ToString();
    }
}
