using System.Text;
using IncidentKit.Signals;

namespace IncidentKit.AspNetCore.Alertmanager;

/// <summary>Reads recorded messages of Alertmanager's webhook (version 4), for hosts that get them by another road than the receiver: a queue, a file, a test. Thread safe.</summary>
public static class AlertmanagerWebhook
{
    /// <summary>Reads one message exactly as the receiver does.</summary>
    /// <param name="body">The body, JSON in UTF-8.</param>
    /// <param name="groupBy">What makes one incident. Default: <see cref="AlertmanagerGroupBy.GroupKey"/>.</param>
    /// <param name="tenant">The tenant of the incidents. Default: empty.</param>
    /// <returns>What to hand to <see cref="IIncidentManager.SignalAsync"/>, in order; empty where the message holds no alerts.</returns>
    /// <exception cref="FormatException">It is no such message; the text names every fault by its JSON path, and no values.</exception>
    public static IReadOnlyList<AlertSignal> Read(ReadOnlyMemory<byte> body, AlertmanagerGroupBy groupBy = AlertmanagerGroupBy.GroupKey, string tenant = "")
    {
        ArgumentNullException.ThrowIfNull(tenant);
        AlertmanagerReading reading = AlertmanagerMessageReader.Read(body);
        if (reading.Succeeded)
            return [.. reading.Message.Signals(groupBy, tenant)];
        var text = new StringBuilder(reading.Detail);
        foreach ((string path, string[] faults) in reading.Errors)
            text.Append('\n').Append(path).Append(' ').AppendJoin("; ", faults);
        throw new FormatException(text.ToString());
    }
}
