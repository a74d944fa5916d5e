using System.Runtime.InteropServices;
using Microsoft.Data.Sqlite;

namespace IncidentKit.Sqlite;

/// <summary>Values into statements and out of rows: instants as UTC ticks, JSON as the bytes that were given.</summary>
internal static class SqliteValues
{
    public static SqliteCommand With(this SqliteCommand command, string name, string? value) => command.Set(name, value);

    public static SqliteCommand With(this SqliteCommand command, string name, long? value) => command.Set(name, value);

    public static SqliteCommand With(this SqliteCommand command, string name, bool value) => command.Set(name, value ? 1L : 0L);

    public static SqliteCommand With(this SqliteCommand command, string name, DateTimeOffset? value) => command.Set(name, value?.UtcTicks);

    public static SqliteCommand With(this SqliteCommand command, string name, ReadOnlyMemory<byte> value) =>
        command.Set(name, MemoryMarshal.TryGetArray(value, out var segment) && segment.Array is { } array && segment.Count == array.Length ? array : value.ToArray());

    public static DateTimeOffset GetInstant(this SqliteDataReader reader, int column) => new(reader.GetInt64(column), TimeSpan.Zero);

    public static DateTimeOffset? GetInstantOrNull(this SqliteDataReader reader, int column) => reader.IsDBNull(column) ? null : reader.GetInstant(column);

    public static long? GetInt64OrNull(this SqliteDataReader reader, int column) => reader.IsDBNull(column) ? null : reader.GetInt64(column);

    public static string? GetStringOrNull(this SqliteDataReader reader, int column) => reader.IsDBNull(column) ? null : reader.GetString(column);

    public static byte[] GetBytes(this SqliteDataReader reader, int column) => reader.GetFieldValue<byte[]>(column);

    private static SqliteCommand Set(this SqliteCommand command, string name, object? value)
    {
        var index = command.Parameters.IndexOf(name);
        if (index < 0)
            command.Parameters.AddWithValue(name, value ?? DBNull.Value);
        else
            command.Parameters[index].Value = value ?? DBNull.Value;
        return command;
    }
}
