using System.Text;
using IncidentKit.Notifications;

namespace IncidentKit.Samples.QuickStart;

/// <summary>Everybody's phone: accepts each notification, and writes its key into a ledger where one is kept. What was told stands on the timeline.</summary>
internal sealed class Phones(string? ledgerPath) : INotifier
{
    private readonly Lock _writing = new();

    public string Name => "phone";

    public ValueTask<DeliveryResult> SendAsync(Notification notification, CancellationToken cancellationToken)
    {
        if (ledgerPath is not null)
            Append(ledgerPath, $"{notification.IdempotencyKey}\t{notification.Kind}\t{notification.Target}\n");
        return new(DeliveryResult.Accepted());
    }

    private void Append(string path, string line)
    {
        lock (_writing)
        {
            using var file = new FileStream(path, FileMode.Append, FileAccess.Write, FileShare.Read);
            file.Write(Encoding.UTF8.GetBytes(line));
            // On the disk before the engine hears 'accepted': a ledger that forgets would hide a lost page.
            file.Flush(flushToDisk: true);
        }
    }
}
