namespace IncidentKit.Notifications;

/// <summary>Sends notifications somewhere. Every registered notifier gets every notification; each is retried by itself.</summary>
/// <remarks>
/// Implementers must be thread safe, must not throw for what the world does (return an outcome; an exception counts as a retry), and must carry
/// <see cref="Notification.IdempotencyKey"/> to the receiver where that is possible: a delivery may repeat, never vanish.
/// </remarks>
public interface INotifier
{
    /// <summary>A stable name, unique in the host: <c>log</c>, <c>console</c>, <c>webhook</c>.</summary>
    string Name { get; }

    /// <summary>Makes one attempt.</summary>
    /// <param name="notification">What is to be sent.</param>
    /// <param name="cancellationToken">Cancelled when the attempt takes longer than it may.</param>
    /// <returns>What came of it.</returns>
    ValueTask<DeliveryResult> SendAsync(Notification notification, CancellationToken cancellationToken);
}
