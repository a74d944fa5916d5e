using IncidentKit.Notifications;

namespace IncidentKit.Testing;

/// <summary>Remembers every notification; can be told to fail. Thread safe; outlives a restart of the host.</summary>
public sealed class RecordingNotifier : INotifier
{
    private readonly Lock _lock = new();
    private readonly List<Notification> _sent = [];
    private Func<Notification, DeliveryResult>? _answer;

    /// <inheritdoc/>
    public string Name => "recording";

    /// <summary>What was delivered, in order.</summary>
    public IReadOnlyList<Notification> Sent
    {
        get
        {
            lock (_lock)
                return [.. _sent];
        }
    }

    /// <summary>Answers for the receiver from now on; <see langword="null"/> accepts everything again.</summary>
    /// <param name="answer">The answer.</param>
    public void AnswerWith(Func<Notification, DeliveryResult>? answer)
    {
        lock (_lock)
            _answer = answer;
    }

    /// <inheritdoc/>
    public ValueTask<DeliveryResult> SendAsync(Notification notification, CancellationToken cancellationToken)
    {
        lock (_lock)
        {
            var result = _answer?.Invoke(notification) ?? DeliveryResult.Accepted();
            if (result.Outcome == DeliveryOutcome.Accepted)
                _sent.Add(notification);
            return new(result);
        }
    }
}
