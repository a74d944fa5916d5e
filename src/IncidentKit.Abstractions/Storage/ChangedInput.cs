namespace IncidentKit.Storage;

/// <summary>An outside input (a schedule, a calendar, a window) whose content has changed.</summary>
/// <param name="Tenant">The tenant.</param>
/// <param name="Input">Its name, as rows list it in <see cref="AggregateWrite.Inputs"/>.</param>
/// <param name="Now">From when dependants are due.</param>
public readonly record struct ChangedInput(string Tenant, string Input, DateTimeOffset Now);
