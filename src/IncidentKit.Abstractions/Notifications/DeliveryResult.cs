namespace IncidentKit.Notifications;

/// <summary>What came of one attempt to send.</summary>
public readonly record struct DeliveryResult
{
    private DeliveryResult(DeliveryOutcome outcome, DeliveryFailure failure, string? detail, TimeSpan? retryAfter)
    {
        Outcome = outcome;
        Failure = failure;
        Detail = detail;
        RetryAfter = retryAfter;
    }

    /// <summary>Whether it was taken, may be tried again, or never will be taken.</summary>
    public DeliveryOutcome Outcome { get; }

    /// <summary>The kind of failure; <see cref="DeliveryFailure.None"/> where it was taken.</summary>
    public DeliveryFailure Failure { get; }

    /// <summary>The receiver's id of the message, or what it said.</summary>
    public string? Detail { get; }

    /// <summary>How long the receiver wants to be left alone; <see langword="null"/> leaves it to the engine's backoff.</summary>
    public TimeSpan? RetryAfter { get; }

    /// <summary>The receiver took it.</summary>
    /// <param name="providerId">The receiver's id of the message, where it gives one.</param>
    /// <returns>The result.</returns>
    public static DeliveryResult Accepted(string? providerId = null) => new(DeliveryOutcome.Accepted, DeliveryFailure.None, providerId, null);

    /// <summary>It may succeed later.</summary>
    /// <param name="failure">The kind of failure.</param>
    /// <param name="detail">What the receiver said.</param>
    /// <param name="after">How long it wants to be left alone.</param>
    /// <returns>The result.</returns>
    public static DeliveryResult Retry(DeliveryFailure failure, string detail, TimeSpan? after = null) => new(DeliveryOutcome.Retry, failure, detail, after);

    /// <summary>It will never succeed as it is.</summary>
    /// <param name="failure">The kind of failure.</param>
    /// <param name="detail">What the receiver said.</param>
    /// <returns>The result.</returns>
    public static DeliveryResult Rejected(DeliveryFailure failure, string detail) => new(DeliveryOutcome.Rejected, failure, detail, null);
}
