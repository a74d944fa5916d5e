using IncidentKit.Notifications;
using Microsoft.Extensions.Logging;

namespace IncidentKit.Engine;

/// <summary>The default notifier: one line in the host's log. Titles stand in it as data.</summary>
internal sealed class LogNotifier(ILogger<LogNotifier> logger) : INotifier
{
    /// <inheritdoc/>
    public string Name => "log";

    /// <inheritdoc/>
    public ValueTask<DeliveryResult> SendAsync(Notification notification, CancellationToken cancellationToken)
    {
        Log.Notification(logger, notification.Kind.ToString(), notification.Person ?? notification.Target, notification.Subject.ReplaceLineEndings(" "));
        return new(DeliveryResult.Accepted());
    }
}
