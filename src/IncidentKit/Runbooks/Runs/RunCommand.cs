namespace IncidentKit.Runbooks.Runs;

/// <summary>Something that is wanted of a run.</summary>
internal abstract record RunCommand
{
    /// <summary>The node that would make an attempt that follows at once; null where the caller runs nothing, as a command line that approves.</summary>
    public string? Owner { get; init; }

    /// <summary>A run begins.</summary>
    internal sealed record Start : RunCommand
    {
        public required string RunId { get; init; }

        public IncidentId? IncidentId { get; init; }

        public string Tenant { get; init; } = "";

        public required string StartedBy { get; init; }

        /// <summary>What it is started for; the same runbook is started once for it.</summary>
        public required string TriggerKey { get; init; }

        /// <summary>The alert as plain data; see <see cref="RunAlert"/>.</summary>
        public IReadOnlyDictionary<string, object?>? Alert { get; init; }

        public bool DryRun { get; init; }
    }

    /// <summary>A clock is due, or somebody thinks so: do what is due now.</summary>
    internal sealed record Advance : RunCommand;

    /// <summary>An attempt came to its end.</summary>
    internal sealed record CompleteAttempt : RunCommand
    {
        public required string Path { get; init; }

        public required int Attempt { get; init; }

        public required long Fence { get; init; }

        public required AttemptOutcome Outcome { get; init; }
    }

    /// <summary>The node that runs an attempt is alive.</summary>
    internal sealed record RenewLease : RunCommand
    {
        public required long Fence { get; init; }
    }

    /// <summary>A node takes over a run whose owner has not been heard of. Does nothing where that is not so.</summary>
    internal sealed record TakeOver : RunCommand;

    /// <summary>Somebody allows or denies a step.</summary>
    internal sealed record AnswerApproval : RunCommand
    {
        public required string ApprovalId { get; init; }

        public required bool Approve { get; init; }

        public required string By { get; init; }

        public string? Reason { get; init; }
    }

    /// <summary>Somebody says what became of an interrupted attempt.</summary>
    internal sealed record AnswerUncertain : RunCommand
    {
        public required string Path { get; init; }

        public required UncertainAnswer Answer { get; init; }

        public required string By { get; init; }

        public string? Reason { get; init; }

        /// <summary>The output, where the attempt took effect.</summary>
        public object? Output { get; init; }
    }

    /// <summary>Somebody ends the run.</summary>
    internal sealed record Cancel : RunCommand
    {
        public required string By { get; init; }

        public required string Reason { get; init; }
    }

    /// <summary>The run's incident has ended.</summary>
    internal sealed record EndWithIncident : RunCommand
    {
        public required string Reason { get; init; }
    }
}
