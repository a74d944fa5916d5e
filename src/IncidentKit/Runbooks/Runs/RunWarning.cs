namespace IncidentKit.Runbooks.Runs;

/// <summary>Something that needs a look although the run went on.</summary>
internal sealed record RunWarning
{
    public required string Step { get; init; }

    public required string Text { get; init; }
}
