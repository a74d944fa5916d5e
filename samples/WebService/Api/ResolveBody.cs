namespace IncidentKit.Samples.WebService.Api;

/// <summary>What a person says when they resolve an incident.</summary>
internal sealed record ResolveBody(string? Summary);
