namespace IncidentKit.Storage;

/// <summary>What names a row: the tenant, what kind of thing it is, and its id.</summary>
/// <param name="Tenant">The tenant; empty where the host has only one.</param>
/// <param name="Kind">The kind, one of <see cref="AggregateKinds"/>.</param>
/// <param name="Id">The id, unique within tenant and kind.</param>
public readonly record struct AggregateKey(string Tenant, string Kind, string Id)
{
    /// <summary>The key as <c>kind/id</c>, for messages and logs.</summary>
    /// <returns>The text.</returns>
    public override string ToString() => Tenant.Length == 0 ? $"{Kind}/{Id}" : $"{Tenant}/{Kind}/{Id}";
}
