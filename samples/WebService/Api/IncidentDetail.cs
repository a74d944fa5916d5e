namespace IncidentKit.Samples.WebService.Api;

/// <summary>An incident and everything that happened to it.</summary>
internal sealed record IncidentDetail(IncidentView Incident, IReadOnlyList<IncidentDetail.Entry> Timeline)
{
    internal sealed record Entry(DateTimeOffset At, string Kind, string Actor, string Text);
}
