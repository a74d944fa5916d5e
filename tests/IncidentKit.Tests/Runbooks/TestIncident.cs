namespace IncidentKit.Tests.Runbooks;

/// <summary>An incident to run against.</summary>
internal static class TestIncident
{
    public static Incident Open { get; } = new()
    {
        Id = new IncidentId("i1"),
        Number = 7,
        Title = "Payments are down",
        Severity = "SEV1",
        PeakSeverity = "SEV1",
        Policy = "adr-0072",
        PolicyHash = "hash",
        Classification = new IncidentClassification { Severity = "SEV1", Rule = "all" },
    };

    public static Incident Resolved { get; } = Open with { Status = IncidentStatus.Resolved };
}
