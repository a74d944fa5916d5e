namespace IncidentKit.Runbooks;

/// <summary>Who must allow a step before it runs.</summary>
public sealed record RunbookApproval
{
    /// <summary>Who may: <c>user:</c>, <c>role:</c>, <c>team:</c> or <c>schedule:</c> and a name. Empty: the runbook's <see cref="Runbook.Approvers"/>, else those of the incident's policy.</summary>
    public IReadOnlyList<string> Approvers { get; init; } = [];

    /// <summary>How many different people must.</summary>
    /// <value>1 to 10; 1 by default.</value>
    public int Min { get; init; } = 1;

    /// <summary>Whether the person who started the run may not.</summary>
    /// <value><see langword="true"/> by default.</value>
    public bool ExcludeStarter { get; init; } = true;

    /// <summary>What they are told beside the action and its parameters, a template; <see langword="null"/> for nothing.</summary>
    public string? Message { get; init; }

    /// <summary>How long an answer is waited for.</summary>
    /// <value>30 minutes by default.</value>
    public TimeSpan Timeout { get; init; } = TimeSpan.FromMinutes(30);

    /// <summary>What happens when nobody answers in time.</summary>
    /// <value><see cref="RunbookRefusalReaction.Stop"/> by default.</value>
    public RunbookRefusalReaction OnTimeout { get; init; }

    /// <summary>What happens when somebody says no: <see cref="RunbookRefusalReaction.Stop"/> or <see cref="RunbookRefusalReaction.Skip"/>.</summary>
    /// <value><see cref="RunbookRefusalReaction.Stop"/> by default.</value>
    public RunbookRefusalReaction OnDeny { get; init; }
}
