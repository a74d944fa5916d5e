using System.Globalization;

namespace IncidentKit.Cli.Output;

/// <summary>Prints incidents.</summary>
internal static class IncidentOutput
{
    private static readonly string[] Headings = ["number", "severity", "status", "declared", "owner", "alerts", "title"];

    /// <summary>Prints the whole record.</summary>
    public static void Write(Terminal terminal, IncidentListing listing, bool json)
    {
        if (json)
        {
            terminal.WriteJson(writer => IncidentJson.WriteRecord(writer, listing));
            return;
        }

        var incident = listing.Incident;
        terminal.WriteText(SafeText.Line($"{incident.DisplayNumber} {incident.Title}"));
        terminal.Draw(Grids.Fields(
        [
            ("severity", $"{incident.Severity}{(incident.PeakSeverity == incident.Severity ? "" : $", at its peak {incident.PeakSeverity}")}"),
            ("because of", Because(incident.Classification)),
            ("status", $"{incident.Status}{(incident.Resolution is { } resolution ? $" ({Words.Snake(resolution)})" : "")}"),
            ("category", incident.Category),
            ("impact", incident.Impact),
            ("users affected", incident.UsersAffectedPercent is { } percent ? string.Create(CultureInfo.InvariantCulture, $"{percent} %") : null),
            ("workaround", incident.HasWorkaround switch { true => "yes", false => "no", null => null }),
            ("affected", string.Join(", ", incident.AffectedSystems)),
            ("description", incident.Description),
            ("owner", incident.Owner),
            ("responders", string.Join(", ", incident.Responders)),
            ("detected", TimeText.Of(incident.DetectedAt)),
            ("declared", TimeText.Of(incident.DeclaredAt)),
            ("acknowledged", With(TimeText.Of(incident.AcknowledgedAt), incident.AcknowledgedBy)),
            ("identified", TimeText.Of(incident.IdentifiedAt)),
            ("mitigated", TimeText.Of(incident.MitigatedAt)),
            ("resolved", TimeText.Of(incident.ResolvedAt)),
            ("closed", TimeText.Of(incident.ClosedAt)),
            ("root cause", incident.RootCause),
            ("resolution", incident.ResolutionSummary),
            ("told", string.Join(", ", incident.StakeholdersNotified)),
            ("room", incident.WarRoom is { } room ? With(room.Name, room.Url) : null),
            ("alerts", listing.Alerts == 0 ? null : string.Create(CultureInfo.InvariantCulture, $"{listing.Alerts}, of which {listing.AlertsFiring} firing")),
            .. incident.Duties.Select(duty => ("duty", (string?)$"{duty.Name}: {Words.Snake(duty.Status)}, due {TimeText.Of(duty.DueAt)}{(duty.RequiredToClose ? ", needed to close" : "")}")),
            .. incident.FollowUpActions.Select(item => ("action item", (string?)$"{item.Number}. {item.Priority} {item.Description} ({Words.Snake(item.Status)})")),
            ("policy", incident.Policy),
        ]));
    }

    /// <summary>Prints a list.</summary>
    public static void Write(Terminal terminal, IReadOnlyList<IncidentListing> listings, bool json)
    {
        if (json)
        {
            terminal.WriteJson(writer =>
            {
                writer.WriteStartArray();
                foreach (var listing in listings)
                    IncidentJson.WriteRow(writer, listing);
                writer.WriteEndArray();
            });
            return;
        }

        if (listings.Count == 0)
        {
            terminal.WriteText("no incidents");
            return;
        }

        terminal.Draw(Grids.Rows(Headings, listings.Select(listing => (IReadOnlyList<string?>)
        [
            listing.Incident.DisplayNumber,
            listing.Incident.Severity,
            listing.Incident.Status.ToString(),
            TimeText.Of(listing.Incident.DeclaredAt),
            listing.Incident.Owner ?? "-",
            listing.Alerts == 0 ? "-" : string.Create(CultureInfo.InvariantCulture, $"{listing.AlertsFiring}/{listing.Alerts}"),
            listing.Incident.Title,
        ])));
    }

    private static string Because(IncidentClassification classification) =>
        $"rule {classification.Rule}{(classification.Provisional ? $", provisional: {string.Join(", ", classification.Missing)} not known" : "")}";

    private static string? With(string? text, string? more) => text is null || more is null ? text : $"{text}, {more}";
}
