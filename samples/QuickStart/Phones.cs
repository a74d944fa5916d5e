using System.Collections.Concurrent;
using System.Text;
using IncidentKit.Notifications;

namespace IncidentKit.Samples.QuickStart;

/// <summary>Everybody's phone: accepts each notification, and writes its key into a ledger where one is kept.</summary>
internal sealed class Phones(string? ledgerPath) : INotifier
{
    private readonly Lock _writing = new();
    private readonly ConcurrentDictionary<string, Notification> _screens = new(StringComparer.Ordinal);

    public string Name => "phone";

    /// <summary>A notification that was delivered since this process began.</summary>
    public Notification? Find(string key) => _screens.GetValueOrDefault(key);

    public ValueTask<DeliveryResult> SendAsync(Notification notification, CancellationToken cancellationToken)
    {
        if (ledgerPath is not null)
            Append(ledgerPath, $"{notification.IdempotencyKey}\t{notification.Kind}\t{notification.Target}\n");
        _screens[notification.IdempotencyKey] = notification;
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
