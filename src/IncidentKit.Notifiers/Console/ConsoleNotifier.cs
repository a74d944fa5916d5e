using IncidentKit.Notifications;

namespace IncidentKit.Notifiers.Console;

/// <summary>Writes every notification to a text writer; the console unless another is given.</summary>
internal sealed class ConsoleNotifier(TextWriter writer) : INotifier
{
    private readonly Lock _writing = new();

    public string Name => "console";

    public ValueTask<DeliveryResult> SendAsync(Notification notification, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        return ValueTask.FromResult(Write(ConsoleBlock.Of(notification)));
    }

    private DeliveryResult Write(string block)
    {
        try
        {
            // One call a block: what two senders write at once must not mix.
            lock (_writing)
            {
                writer.Write(block);
                writer.Flush();
            }

            return DeliveryResult.Accepted();
        }
        catch (Exception e) when (e is IOException or ObjectDisposedException)
        {
            return DeliveryResult.Retry(DeliveryFailure.Unreachable, $"the console can't be written to: {e.Message}");
        }
    }
}
