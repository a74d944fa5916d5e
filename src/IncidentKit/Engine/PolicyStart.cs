using IncidentKit.Diagnostics;
using IncidentKit.Policies;
using IncidentKit.Storage;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace IncidentKit.Engine;

/// <summary>Reads the policy when the engine is made. A wrong one stops the start in Development; elsewhere the store's last good one of the same source serves, loudly.</summary>
internal sealed class PolicyStart(PolicyOrigin origin, PolicyLedger ledger, TimeProvider time, ILogger<PolicyManager> logger, IHostEnvironment? environment = null)
{
    /// <summary>Reads it.</summary>
    /// <returns>What serves.</returns>
    /// <exception cref="DocumentException">It is wrong, and there is nothing that could serve in its place; the exception holds every finding.</exception>
    public PolicyStarted Read()
    {
        var (result, content) = origin.Read();
        if (result.Policy is { } policy)
            return new PolicyStarted(new PolicyStatus { Policy = policy, Source = origin.Name, State = PolicyState.UpToDate, Since = time.GetUtcNow(), Diagnostics = result.Diagnostics }, content);
        if (environment?.IsDevelopment() == true)
            throw new DocumentException($"the policy {origin.Name} can't be used", result.Diagnostics);
        if (FindLast(result.Diagnostics) is not { } last)
            throw new DocumentException($"the policy {origin.Name} can't be used, and the store keeps no earlier one of it", result.Diagnostics);
        Log.LastGoodPolicyServes(logger, origin.Name, last.Policy.Hash, last.Record.Since, string.Join(Environment.NewLine, result.Diagnostics));
        return new PolicyStarted(new PolicyStatus { Policy = last.Policy with { Source = origin.Name }, Source = origin.Name, State = PolicyState.LastGood, Since = last.Record.Since, Diagnostics = result.Diagnostics }, content);
    }

    /// <summary>A container makes its services without awaiting; only a start with a wrong policy waits here, away from whatever context makes them.</summary>
    private (ServedPolicy Record, Policy Policy)? FindLast(IReadOnlyList<Diagnostic> diagnostics)
    {
        try
        {
            return Task.Run(() => ledger.FindLastAsync(origin.Name, CancellationToken.None).AsTask()).GetAwaiter().GetResult();
        }
        catch (StoreUnavailableException exception)
        {
            throw new DocumentException($"the policy {origin.Name} can't be used, and the store that may keep an earlier one can't be read ({exception.Message})", diagnostics);
        }
    }
}
