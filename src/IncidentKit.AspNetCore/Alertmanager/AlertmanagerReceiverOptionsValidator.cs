using Microsoft.Extensions.Options;

namespace IncidentKit.AspNetCore.Alertmanager;

/// <summary>Names every fault of the options at once; the token is never quoted.</summary>
internal sealed class AlertmanagerReceiverOptionsValidator(bool development) : IValidateOptions<AlertmanagerReceiverOptions>
{
    private const string Section = AlertmanagerReceiverOptions.SectionName;
    private const int MinBodyBytes = 1024;
    private const int MaxBodyBytes = 16 * 1024 * 1024;
    private const int MaxTenantLength = 200;

    public ValidateOptionsResult Validate(string? name, AlertmanagerReceiverOptions options)
    {
        var faults = new List<string>();
        CheckGuard(options, faults);
        if (options.MaxBodyBytes is < MinBodyBytes or > MaxBodyBytes)
            faults.Add($"{Section}:MaxBodyBytes is {options.MaxBodyBytes}; it must be from {MinBodyBytes} to {MaxBodyBytes}");
        if (!Enum.IsDefined(options.GroupBy))
            faults.Add($"{Section}:GroupBy is {(int)options.GroupBy}; it must be {nameof(AlertmanagerGroupBy.GroupKey)} or {nameof(AlertmanagerGroupBy.Fingerprint)}");
        if (options.Tenant is null)
            faults.Add($"{Section}:Tenant is null; leave it empty where there is one tenant");
        else if (options.Tenant.Length > MaxTenantLength || options.Tenant.Any(char.IsControl))
            faults.Add($"{Section}:Tenant has {options.Tenant.Length} characters; at most {MaxTenantLength} are allowed, and no control characters");
        return faults.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(faults);
    }

    private void CheckGuard(AlertmanagerReceiverOptions options, List<string> faults)
    {
        if (options.BearerToken is not { } token)
        {
            // Fail closed: whoever reaches an unguarded receiver can open incidents and page people.
            if (!options.AllowAnonymous && !development)
                faults.Add($"{Section}:BearerToken is missing; set it to what Alertmanager sends as its credentials, or set {Section}:AllowAnonymous to true where the host guards this endpoint itself");
            return;
        }

        if (options.AllowAnonymous)
            faults.Add($"{Section}:AllowAnonymous is true and {Section}:BearerToken is set; keep one of them");
        if (token.Length < AlertmanagerReceiverOptions.MinBearerTokenLength)
            faults.Add($"{Section}:BearerToken has {token.Length} characters; it must have at least {AlertmanagerReceiverOptions.MinBearerTokenLength}");
        if (!token.All(c => c is > ' ' and <= '~'))
            faults.Add($"{Section}:BearerToken has characters that no header carries; use printable ASCII without spaces");
    }
}
