namespace IncidentKit.Samples.QuickStart;

/// <summary>A few colours, where the output is a terminal and nobody said NO_COLOR.</summary>
internal sealed class Palette(bool colours)
{
    public static Palette For(TextWriter writer) =>
        new(ReferenceEquals(writer, Console.Out) && !Console.IsOutputRedirected && string.IsNullOrEmpty(Environment.GetEnvironmentVariable("NO_COLOR")));

    public string Bold(string text) => Paint("1", text);

    public string Dim(string text) => Paint("2", text);

    public Func<string, string> Of(string kind) => kind switch
    {
        "escalated" or "runbook_paged" or "target_missed" or "delivery_failed" => text => Paint("31", text),
        "runbook_approval_requested" or "runbook_approval_answered" or "runbook_uncertain" => text => Paint("33", text),
        "resolved" or "mitigated" or "signal_clear" or "closed" => text => Paint("32", text),
        "delivered" => Dim,
        _ => text => text,
    };

    private string Paint(string code, string text) => colours ? $"\e[{code}m{text}\e[0m" : text;
}
