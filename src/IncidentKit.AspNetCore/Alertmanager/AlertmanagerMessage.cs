using System.Collections.Immutable;
using IncidentKit.Signals;

namespace IncidentKit.AspNetCore.Alertmanager;

/// <summary>What the kit needs of Alertmanager's message: the group, and its alerts in the order they were sent.</summary>
internal sealed record AlertmanagerMessage(string GroupKey, ImmutableArray<Alert> Alerts)
{
    /// <summary>The sender's name in signals and on timelines.</summary>
    public const string Source = "alertmanager";

    /// <summary>The signals of this message: one for its group, or one for each alert.</summary>
    public IEnumerable<AlertSignal> Signals(AlertmanagerGroupBy groupBy, string tenant)
    {
        // Without alerts the message says nothing about any of them.
        if (Alerts.IsEmpty)
            return [];
        return groupBy == AlertmanagerGroupBy.Fingerprint
            ? Alerts.Select(alert => Signal($"{GroupKey}#{alert.Fingerprint}", tenant, [alert]))
            : [Signal(GroupKey, tenant, Alerts)];
    }

    private static AlertSignal Signal(string groupKey, string tenant, ImmutableArray<Alert> alerts) =>
        new() { Source = Source, GroupKey = groupKey, Tenant = tenant, Alerts = alerts };
}
