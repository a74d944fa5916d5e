namespace IncidentKit.Storage;

/// <summary>A policy or a runbook, kept by the hash of its content so that what began with it keeps it.</summary>
public sealed record StoredDocument
{
    /// <summary>The tenant; empty where the host has only one.</summary>
    public string Tenant { get; init; } = "";

    /// <summary>SHA-256 of the text, hexadecimal.</summary>
    public required string Hash { get; init; }

    /// <summary>What it is: <c>policy</c> or <c>runbook</c>.</summary>
    public required string Kind { get; init; }

    /// <summary>Its name.</summary>
    public required string Name { get; init; }

    /// <summary>Its text.</summary>
    public required string Text { get; init; }
}
