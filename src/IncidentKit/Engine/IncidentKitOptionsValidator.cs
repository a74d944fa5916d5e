using Microsoft.Extensions.Options;

namespace IncidentKit.Engine;

/// <summary>Finds every fault of the options at once, and quotes the bad value.</summary>
internal sealed class IncidentKitOptionsValidator : IValidateOptions<IncidentKitOptions>
{
    /// <inheritdoc/>
    public ValidateOptionsResult Validate(string? name, IncidentKitOptions options)
    {
        var faults = new List<string>();
        if (options.Tenant is null or { Length: > 100 })
            faults.Add($"IncidentKit:Tenant has {options.Tenant?.Length ?? 0} characters; it must be a text of at most 100");
        Between(faults, nameof(options.SafetyPoll), options.SafetyPoll, TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(30));
        Between(faults, nameof(options.SendTimeout), options.SendTimeout, TimeSpan.FromSeconds(1), TimeSpan.FromMinutes(5));
        if (options.PolicyReloadInterval != TimeSpan.Zero)
            Between(faults, nameof(options.PolicyReloadInterval), options.PolicyReloadInterval, TimeSpan.FromSeconds(1), TimeSpan.FromHours(1));
        Between(faults, nameof(options.MaxSendAttempts), options.MaxSendAttempts, 1, 1000);
        Between(faults, nameof(options.Concurrency), options.Concurrency, 1, 256);
        return faults.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(faults);
    }

    private static void Between<T>(List<string> faults, string name, T value, T least, T most)
        where T : IComparable<T>
    {
        if (value.CompareTo(least) < 0 || value.CompareTo(most) > 0)
            faults.Add($"IncidentKit:{name} is {value}; it must be from {least} to {most}");
    }
}
