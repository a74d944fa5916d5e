using System.Text;
using IncidentKit.Notifications;

namespace IncidentKit.Samples.QuickStart;

/// <summary>Tells the story: what people do, and what the engine wrote on the timeline because of it.</summary>
internal sealed class Teller(TextWriter writer, Phones phones, bool pauses)
{
    private const int Indent = 25;
    private const int TimeWidth = 12;
    private const int LineWidth = 118;

    private static readonly TimeSpan AfterLine = TimeSpan.FromMilliseconds(50);
    private static readonly TimeSpan AfterScene = TimeSpan.FromMilliseconds(700);

    private readonly Palette _palette = Palette.For(writer);
    private readonly HashSet<string> _shown = new(StringComparer.Ordinal);
    private DateTimeOffset _start;
    private DateTimeOffset? _lastAt;
    private long _told;

    /// <summary>Says what is about to be seen.</summary>
    public void Open(QuickStartArguments arguments)
    {
        Line(_palette.Bold("IncidentKit: one alert, from its first message to its post-mortem"));
        Line("");
        Line("  policy   policy.yaml: the pack adr-0072, and what only this shop knows");
        Line("  runbook  runbooks/service-outage.yaml");
        Line($"  store    {Near(arguments.StorePath)}");
        if (arguments.StoreGiven)
            Line("           Kill this process whenever you like and start it again: it goes on where it was.");
        Line("");
        Line("The clock is turned by hand: hours pass in seconds. Times count from the declaration.");
        Line("Lines with > are what people and the world do; all others are what the engine wrote on the incident's timeline.");
    }

    /// <summary>A story begins.</summary>
    public void Begin(DateTimeOffset at) => _start = at;

    /// <summary>A story goes on that an earlier process began.</summary>
    public void Resume(Incident incident, IReadOnlyList<TimelineEntry> timeline, DateTimeOffset now)
    {
        _start = incident.DeclaredAt;
        _told = timeline[^1].Sequence;
        Line("");
        Line(_palette.Bold($"{incident.DisplayNumber} is {incident.Status}, with {timeline.Count} entries on its timeline from an earlier run. Going on at {Words.Relative(now, _start)}."));
    }

    /// <summary>Somebody does something.</summary>
    public void Narrate(DateTimeOffset at, string text)
    {
        Line("");
        Entry(at, ">", text, _palette.Bold);
        Pause(AfterScene);
    }

    /// <summary>Tells the entries of the timeline that are new.</summary>
    public void Tell(IReadOnlyList<TimelineEntry> timeline)
    {
        foreach (var entry in timeline.Where(entry => entry.Sequence > _told))
        {
            if (entry.At - _lastAt >= TimeSpan.FromMinutes(1))
                Line("");
            Entry(entry.At, Words.Of(entry), Words.Text(entry, _start), _palette.Of(entry.Kind));
            if (Words.KeyOf(entry) is { } key && phones.Find(key) is { Kind: NotificationKind.Page or NotificationKind.ApprovalRequest or NotificationKind.StatusUpdate } message && _shown.Add(message.Subject))
                Message(message);
            _told = entry.Sequence;
        }
    }

    /// <summary>The end.</summary>
    public void Close(Incident incident, string postMortem)
    {
        Line("");
        Line(_palette.Bold($"{incident.DisplayNumber} is {incident.Status}. It was {incident.Severity}, and from its declaration it took"));
        Line($"  {Words.Length(incident.AcknowledgedAt - incident.DeclaredAt)}  until somebody had it");
        Line($"  {Words.Length(incident.MitigatedAt - incident.DeclaredAt)}  until the impact was mitigated");
        Line($"  {Words.Length(incident.ResolvedAt - incident.DeclaredAt)}  until it was resolved");
        Line("");
        Line($"The post-mortem, written from the timeline: {Near(postMortem)}");
    }

    private static string Near(string path) =>
        Path.GetRelativePath(Environment.CurrentDirectory, path) is var relative && !relative.StartsWith("..", StringComparison.Ordinal) ? relative : path;

    /// <summary>What stands on the phone's screen; once, though several people got it.</summary>
    private void Message(Notification message)
    {
        Line(new string(' ', Indent) + _palette.Dim("| " + Words.Harmless(message.Subject)));
        foreach (var line in message.Text.Split('\n', StringSplitOptions.RemoveEmptyEntries))
            Line(new string(' ', Indent) + _palette.Dim("| " + Words.Harmless(line)));
    }

    private void Entry(DateTimeOffset at, string word, string text, Func<string, string> paint)
    {
        _lastAt = at;
        var time = Words.Relative(at, _start).PadRight(TimeWidth);
        var head = _palette.Dim(time) + paint(word.PadRight(Indent - TimeWidth));
        foreach (var line in Wrap(Words.Harmless(text), LineWidth - Indent))
        {
            Line(head + paint(line));
            head = new string(' ', Indent);
        }
    }

    private void Line(string text)
    {
        writer.WriteLine(text);
        Pause(AfterLine);
    }

    private void Pause(TimeSpan length)
    {
        if (pauses)
            Thread.Sleep(length);
    }

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
