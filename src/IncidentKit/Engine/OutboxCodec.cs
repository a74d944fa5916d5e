using System.Text.Json;
using IncidentKit.Aggregates;
using IncidentKit.Notifications;
using IncidentKit.Storage;

namespace IncidentKit.Engine;

/// <summary>How messages stand in the outbox.</summary>
internal static class OutboxCodec
{
    /// <summary>A notification to send.</summary>
    public const string Notification = "notification";

    /// <summary>A room to open.</summary>
    public const string WarRoom = "war_room";

    /// <summary>A command for another aggregate.</summary>
    public const string Command = "command";

    /// <summary>Writes a message as the outbox holds it.</summary>
    /// <param name="message">The message.</param>
    /// <param name="key">What names it.</param>
    /// <param name="now">The time of the decision.</param>
    /// <returns>The message for the store.</returns>
    public static OutboxMessage Encode(OutgoingMessage message, OutboxKey key, DateTimeOffset now)
    {
        var (type, payload) = message switch
        {
            NotificationMessage notification => (Notification, JsonSerializer.SerializeToUtf8Bytes(notification.Notification, OutboxJsonContext.Default.Notification)),
            WarRoomMessage room => (WarRoom, JsonSerializer.SerializeToUtf8Bytes(new WarRoomPayload(room.Name), OutboxJsonContext.Default.WarRoomPayload)),
            CommandMessage command => (Command, JsonSerializer.SerializeToUtf8Bytes(new CommandPayload(command.TargetKind, command.TargetId, command.Command), OutboxJsonContext.Default.CommandPayload)),
            _ => throw new ArgumentException($"{message.GetType().Name} has no place in the outbox", nameof(message)),
        };
        return new OutboxMessage
        {
            Key = key,
            Type = type,
            IdempotencyKey = message.IdempotencyKey,
            CancelGroup = message.CancelGroup,
            Lane = message.Lane,
            NotBefore = now,
            Payload = payload,
        };
    }

    /// <summary>Reads a notification.</summary>
    /// <param name="payload">Its JSON.</param>
    /// <returns>The notification.</returns>
    public static Notification DecodeNotification(ReadOnlyMemory<byte> payload) =>
        JsonSerializer.Deserialize(payload.Span, OutboxJsonContext.Default.Notification)!;

    /// <summary>Reads the wish for a room.</summary>
    /// <param name="payload">Its JSON.</param>
    /// <returns>The wish.</returns>
    public static WarRoomPayload DecodeWarRoom(ReadOnlyMemory<byte> payload) =>
        JsonSerializer.Deserialize(payload.Span, OutboxJsonContext.Default.WarRoomPayload)!;

    /// <summary>Reads a command.</summary>
    /// <param name="payload">Its JSON.</param>
    /// <returns>The command.</returns>
    public static CommandPayload DecodeCommand(ReadOnlyMemory<byte> payload) =>
        JsonSerializer.Deserialize(payload.Span, OutboxJsonContext.Default.CommandPayload)!;
}
