namespace IncidentKit.Engine;

/// <summary>Makes ids: UUIDs of version 7, which sort by time.</summary>
internal static class IncidentIds
{
    /// <summary>Makes an id.</summary>
    /// <param name="now">The time it sorts by.</param>
    /// <returns>32 hexadecimal digits.</returns>
    public static string New(DateTimeOffset now) => Guid.CreateVersion7(now).ToString("n");
}
