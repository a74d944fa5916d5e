namespace IncidentKit.Policies;

/// <summary>What is expected of those who are paged. Recorded; this version does not act on it.</summary>
public sealed record PageExpectation
{
    /// <summary>Within which time a page is answered; <see langword="null"/>: the policy does not say.</summary>
    public TimeSpan? AnswerWithin { get; init; }
}
