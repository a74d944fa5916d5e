namespace IncidentKit.Runbooks;

/// <summary>A runbook as its file says: what is done, in which order, and who must allow it. Immutable and thread safe.</summary>
public sealed record Runbook
{
    /// <summary>Only the reader makes runbooks.</summary>
    internal Runbook()
    {
    }

    /// <summary>The id, unique among the runbooks of a host.</summary>
    public required string Id { get; init; }

    /// <summary>The name, for people.</summary>
    public required string Name { get; init; }

    /// <summary>The author's version; free text.</summary>
    public string? Version { get; init; }

    /// <summary>What it is for.</summary>
    public string? Description { get; init; }

    /// <summary>Who looks after it.</summary>
    public string? Owner { get; init; }

    /// <summary>Words to find it by.</summary>
    public IReadOnlyList<string> Tags { get; init; } = [];

    /// <summary>Whether it may start.</summary>
    /// <value><see langword="true"/> by default.</value>
    public bool Enabled { get; init; } = true;

    /// <summary>When it starts by itself: any of these. Empty: only when somebody or a policy starts it.</summary>
    public IReadOnlyList<RunbookTrigger> Triggers { get; init; } = [];

    /// <summary>Who may allow its steps where a step names nobody (<c>permissions.approve</c>).</summary>
    public IReadOnlyList<string> Approvers { get; init; } = [];

    /// <summary>How long a run may take, its waiting included.</summary>
    /// <value>24 hours by default.</value>
    public TimeSpan Timeout { get; init; } = TimeSpan.FromHours(24);

    /// <summary>What becomes of a run whose incident ends.</summary>
    public RunbookIncidentEnd OnIncidentEnd { get; init; }

    /// <summary>The steps, in order.</summary>
    public required IReadOnlyList<RunbookStep> Steps
    {
        get;
        init
        {
            field = value;
            Tree = new StepTree(value);
        }
    }

    /// <summary>The file's name as the reader was given it.</summary>
    public required string FileName { get; init; }

    /// <summary>The file's text. A run keeps the text that it began with.</summary>
    public required string Text { get; init; }

    /// <summary>The SHA-256 of <see cref="Text"/> in UTF-8: 64 lower-case hexadecimal digits.</summary>
    public required string Hash { get; init; }

    /// <summary>Where every step stands.</summary>
    internal StepTree Tree { get; private init; } = new([]);

    /// <summary>The names that only a host can supply, each with the place where it is first read.</summary>
    internal IReadOnlyList<HostName> HostNames { get; init; } = [];
}
