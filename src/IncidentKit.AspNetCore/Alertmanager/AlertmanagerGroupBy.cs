namespace IncidentKit.AspNetCore.Alertmanager;

/// <summary>What makes one incident of Alertmanager's messages.</summary>
public enum AlertmanagerGroupBy
{
    /// <summary>One incident for each <c>groupKey</c>: what Alertmanager groups is one incident, its alerts are occurrences.</summary>
    GroupKey,

    /// <summary>One incident for each alert, told apart by its <c>fingerprint</c> within its group.</summary>
    Fingerprint,
}
