namespace IncidentKit.Runbooks;

/// <summary>The stable name under which runbooks call an action, and what running it twice means.</summary>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public sealed class RunbookActionAttribute : Attribute
{
    /// <summary>Names the action.</summary>
    /// <param name="name">The name, for example <c>restart_service</c>.</param>
    public RunbookActionAttribute(string name) => Name = name;

    /// <summary>The name.</summary>
    public string Name { get; }

    /// <summary>What running it twice means. Default: <see cref="Idempotency.Unsafe"/>.</summary>
    public Idempotency Idempotency { get; set; }
}
