namespace IncidentKit.Commands;

/// <summary>Something that a person or a program wants of one incident. One record a verb.</summary>
public abstract record IncidentCommand
{
    /// <summary>Who wants it: <c>user:ana</c>, or a plain name, which is taken as a user's.</summary>
    public required string By { get; init; }

    /// <summary>Why; kept on the timeline.</summary>
    public string? Reason { get; init; }

    /// <summary>Refuse unless the incident still has this version; <see langword="null"/> decides on whatever it has become.</summary>
    public long? ExpectedVersion { get; init; }

    /// <summary>A key under which the command takes effect once, however often it is sent; <see langword="null"/> for none.</summary>
    public string? IdempotencyKey { get; init; }
}
