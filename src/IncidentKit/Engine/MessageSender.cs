using System.Text.Json;
using IncidentKit.Aggregates;
using IncidentKit.Decisions;
using IncidentKit.Notifications;
using IncidentKit.Storage;
using Microsoft.Extensions.Logging;

namespace IncidentKit.Engine;

/// <summary>Carries out what the outbox holds: sends, opens rooms, hands commands on. At least once, with a stable key. Thread safe.</summary>
internal sealed class MessageSender
{
    private readonly IIncidentStore _store;
    private readonly INotifier[] _notifiers;
    private readonly IWarRoomProvider _rooms;
    private readonly IncidentProcessor _incidents;
    private readonly DutyProcessor _duties;
    private readonly RunProcessor _runs;
    private readonly IncidentKitOptions _options;
    private readonly ILogger _logger;

    public MessageSender(
        IIncidentStore store,
        IEnumerable<INotifier> notifiers,
        IWarRoomProvider rooms,
        IncidentProcessor incidents,
        DutyProcessor duties,
        RunProcessor runs,
        IncidentKitOptions options,
        ILogger<MessageSender> logger)
    {
        _store = store;
        _notifiers = [.. notifiers.DistinctBy(notifier => notifier.Name, StringComparer.Ordinal)];
        _rooms = rooms;
        _incidents = incidents;
        _duties = duties;
        _runs = runs;
        _options = options;
        _logger = logger;
    }

    /// <summary>Carries out one claimed message. Never throws: what fails is tried again when its claim ends.</summary>
    /// <param name="row">The message.</param>
    /// <param name="cancellationToken">Cancelled at the claim's deadline, or when the engine stops.</param>
    /// <returns>When it is settled.</returns>
    public async Task HandleAsync(OutboxRow row, CancellationToken cancellationToken)
    {
        try
        {
            await (row.Message.Type switch
            {
                OutboxCodec.Notification => SendAsync(row, cancellationToken),
                OutboxCodec.WarRoom => OpenRoomAsync(row, cancellationToken),
                OutboxCodec.Command => HandOnAsync(row, cancellationToken),
                _ => SettleAsync(row, OutboxState.Failed, $"'{row.Message.Type}' is unknown to this version", CancellationToken.None),
            }).ConfigureAwait(false);
        }
        catch (Exception exception)
        {
            // A poison message delays nobody: it comes back by itself, later each time.
            Log.MessageFailed(_logger, row.Message.IdempotencyKey, exception);
            await TryRetryLaterAsync(row, exception.Message).ConfigureAwait(false);
        }
    }

    private async Task SendAsync(OutboxRow row, CancellationToken cancellationToken)
    {
        var notification = OutboxCodec.DecodeNotification(row.Message.Payload) with { Attempt = row.Attempts, PossibleDuplicate = row.PossibleDuplicate };
        var progress = row.Progress.IsEmpty ? new DeliveryProgress() : JsonSerializer.Deserialize(row.Progress.Span, OutboxJsonContext.Default.DeliveryProgress)!;
        var open = _notifiers.Where(notifier => !progress.Accepted.Contains(notifier.Name) && !progress.Rejected.Contains(notifier.Name)).ToList();
        var outcomes = await Task.WhenAll(open.Select(notifier => AttemptAsync(notifier, notification, cancellationToken))).ConfigureAwait(false);

        var accepted = outcomes.Where(outcome => outcome.Result.Outcome == DeliveryOutcome.Accepted).Select(outcome => outcome.Name).ToList();
        var last = row.Attempts >= _options.MaxSendAttempts;
        var rejected = outcomes.Where(outcome => outcome.Result.Outcome == DeliveryOutcome.Rejected || (last && outcome.Result.Outcome == DeliveryOutcome.Retry)).ToList();
        var retried = last ? [] : outcomes.Where(outcome => outcome.Result.Outcome == DeliveryOutcome.Retry).ToList();
        progress = new DeliveryProgress { Accepted = [.. progress.Accepted, .. accepted], Rejected = [.. progress.Rejected, .. rejected.Select(outcome => outcome.Name)] };
        var error = outcomes.FirstOrDefault(outcome => outcome.Result.Outcome != DeliveryOutcome.Accepted) is { Name: not null } failed
            ? $"{failed.Name}: {failed.Result.Failure} {failed.Result.Detail}"
            : null;

        var now = await _store.GetNowAsync(CancellationToken.None).ConfigureAwait(false);
        var settlement = new OutboxSettlement
        {
            Key = row.Message.Key,
            Attempt = row.Attempts,
            State = retried.Count > 0 ? OutboxState.Pending : progress.Accepted.Count > 0 ? OutboxState.Accepted : OutboxState.Failed,
            NextAttemptAt = retried.Count > 0 ? now + Backoff.Of(row.Attempts, row.Message.IdempotencyKey, retried.Max(outcome => outcome.Result.RetryAfter)) : null,
            Progress = JsonSerializer.SerializeToUtf8Bytes(progress, OutboxJsonContext.Default.DeliveryProgress),
            Error = error,
        };
        await ReportAsync(notification, settlement, accepted, [.. rejected.Select(outcome => outcome.Name)], error).ConfigureAwait(false);
    }

    /// <summary>What came of it goes back to the incident in the same commit that settles the message: the one road that leads back.</summary>
    private async Task ReportAsync(Notification notification, OutboxSettlement settlement, IReadOnlyList<string> accepted, IReadOnlyList<string> rejected, string? error)
    {
        var key = new AggregateKey(notification.Tenant, AggregateKinds.Incident, notification.IncidentId.Value);
        if (accepted.Count + rejected.Count > 0)
        {
            try
            {
                if (await _incidents.ExecuteAsync(key, new DeliveryOutcomeInput(notification, notification.Attempt, accepted, rejected, error), settlement).ConfigureAwait(false) is not null)
                    return;
            }
            catch (Exception exception) when (exception is not StoreUnavailableException)
            {
                // The incident can't take it; what was delivered must not be delivered again and again for that.
                Log.MessageFailed(_logger, notification.IdempotencyKey, exception);
            }
        }

        await _store.CommitAsync(new StoreCommit { Settlements = [settlement] }, CancellationToken.None).ConfigureAwait(false);
    }

    private async Task<(string Name, DeliveryResult Result)> AttemptAsync(INotifier notifier, Notification notification, CancellationToken cancellationToken)
    {
        DeliveryResult result;
        try
        {
            // One that blocks, or does not look at its token, is left behind at the deadline and holds up nobody.
            result = await Task.Run(() => notifier.SendAsync(notification, cancellationToken).AsTask(), CancellationToken.None).WaitAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            result = DeliveryResult.Retry(DeliveryFailure.Timeout, "no answer in time");
        }
        catch (Exception exception)
        {
            result = DeliveryResult.Retry(DeliveryFailure.NotifierError, $"{exception.GetType().Name}: {exception.Message}");
        }

        if (result.Outcome != DeliveryOutcome.Accepted)
            Log.SendFailed(_logger, notification.IdempotencyKey, notifier.Name, notification.Attempt, $"{result.Failure} {result.Detail}");
        return (notifier.Name, result);
    }

    private async Task OpenRoomAsync(OutboxRow row, CancellationToken cancellationToken)
    {
        var name = OutboxCodec.DecodeWarRoom(row.Message.Payload).Name;
        var source = row.Message.Key.Source;
        var found = await _store.LoadAsync(source, cancellationToken).ConfigureAwait(false)
            ?? throw new IncidentKitException($"{source} is gone");
        var incident = IncidentProcessor.Read(found).Incident;
        var room = await Task.Run(() => _rooms.OpenAsync(name, incident, cancellationToken).AsTask(), CancellationToken.None).WaitAsync(cancellationToken).ConfigureAwait(false);
        await _incidents.ExecuteAsync(source, new RoomOpened(room, _rooms.GetType().Name), Done(row), cancellationToken: CancellationToken.None).ConfigureAwait(false);
    }

    private async Task HandOnAsync(OutboxRow row, CancellationToken cancellationToken)
    {
        var payload = OutboxCodec.DecodeCommand(row.Message.Payload);
        var target = new AggregateKey(row.Message.Key.Source.Tenant, payload.TargetKind, payload.TargetId);
        switch (payload.Command)
        {
            case DischargeDuty discharge:
                await _duties.DischargeAsync(target, discharge, Done(row), cancellationToken).ConfigureAwait(false);
                break;
            case EndRun end:
                await _runs.EndAsync(target, end, Done(row), cancellationToken).ConfigureAwait(false);
                break;
            default:
                if (await _incidents.ExecuteAsync(target, new FromAggregate(payload.Command, row.Message.IdempotencyKey), Done(row), cancellationToken: cancellationToken).ConfigureAwait(false) is null)
                    await SettleAsync(row, OutboxState.Failed, $"{target} does not exist", cancellationToken).ConfigureAwait(false);
                break;
        }
    }

    private static OutboxSettlement Done(OutboxRow row) => new() { Key = row.Message.Key, Attempt = row.Attempts, State = OutboxState.Accepted };

    private async Task SettleAsync(OutboxRow row, OutboxState state, string error, CancellationToken cancellationToken) =>
        await _store.CommitAsync(
            new StoreCommit { Settlements = [new OutboxSettlement { Key = row.Message.Key, Attempt = row.Attempts, State = state, Error = error }] },
            cancellationToken).ConfigureAwait(false);

    private async Task TryRetryLaterAsync(OutboxRow row, string error)
    {
        try
        {
            var now = await _store.GetNowAsync(CancellationToken.None).ConfigureAwait(false);
            var settlement = new OutboxSettlement
            {
                Key = row.Message.Key,
                Attempt = row.Attempts,
                State = OutboxState.Pending,
                NextAttemptAt = now + Backoff.Of(row.Attempts, row.Message.IdempotencyKey, null),
                Progress = row.Progress,
                Error = error,
            };
            await _store.CommitAsync(new StoreCommit { Settlements = [settlement] }, CancellationToken.None).ConfigureAwait(false);
        }
        catch (Exception exception)
        {
            // The claim ends by itself; then the message is tried again.
            Log.MessageFailed(_logger, row.Message.IdempotencyKey, exception);
        }
    }
}
