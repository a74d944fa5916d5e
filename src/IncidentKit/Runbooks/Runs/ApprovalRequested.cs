namespace IncidentKit.Runbooks.Runs;

/// <summary>People are asked to allow a step.</summary>
internal sealed record ApprovalRequested : RunEvent
{
    public const string Word = "approval_requested";

    private protected override string KindWord() => Word;

    public required string Path { get; init; }

    public required string ApprovalId { get; init; }

    public required IReadOnlyList<string> Targets { get; init; }

    public IReadOnlyList<string> People { get; init; } = [];

    public required int Min { get; init; }

    public required DateTimeOffset Deadline { get; init; }

    public required string ParamsHash { get; init; }
}
