namespace IncidentKit.Engine;

/// <summary>An event on its way into the store.</summary>
/// <param name="Kind">Its stable name.</param>
/// <param name="Actor">Who caused it.</param>
/// <param name="Data">Its JSON in UTF-8.</param>
internal readonly record struct EventRecord(string Kind, string Actor, byte[] Data);
