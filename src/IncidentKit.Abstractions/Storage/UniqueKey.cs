namespace IncidentKit.Storage;

/// <summary>A key that may be used once ever within its tenant.</summary>
/// <param name="Tenant">The tenant.</param>
/// <param name="Key">The key.</param>
public readonly record struct UniqueKey(string Tenant, string Key);
