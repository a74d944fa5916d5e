using System.Globalization;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Options;

namespace IncidentKit.Engine;

/// <summary>Reads the section <c>IncidentKit</c>; key words are property words. A value that is none of its type is a fault that names the key.</summary>
internal sealed class ConfigureFromSection(IServiceProvider services) : IConfigureOptions<IncidentKitOptions>
{
    /// <inheritdoc/>
    public void Configure(IncidentKitOptions options)
    {
        if (services.GetService(typeof(IConfiguration)) is not IConfiguration configuration)
            return;
        var section = configuration.GetSection("IncidentKit");
        options.Tenant = section[nameof(options.Tenant)] ?? options.Tenant;
        options.SafetyPoll = Read(section, nameof(options.SafetyPoll), options.SafetyPoll);
        options.SendTimeout = Read(section, nameof(options.SendTimeout), options.SendTimeout);
        options.MaxSendAttempts = Read(section, nameof(options.MaxSendAttempts), options.MaxSendAttempts);
        options.Concurrency = Read(section, nameof(options.Concurrency), options.Concurrency);
        options.PolicyReloadInterval = Read(section, nameof(options.PolicyReloadInterval), options.PolicyReloadInterval);
        options.RunsWorker = Read(section, nameof(options.RunsWorker), options.RunsWorker);
    }

    private static T Read<T>(IConfigurationSection section, string key, T value)
        where T : IParsable<T>
    {
        if (section[key] is not { } text)
            return value;
        return T.TryParse(text, CultureInfo.InvariantCulture, out var read)
            ? read
            : throw new OptionsValidationException(nameof(IncidentKitOptions), typeof(IncidentKitOptions), [$"IncidentKit:{key} is '{text}'; it must be a {typeof(T).Name}, such as {value}"]);
    }
}
