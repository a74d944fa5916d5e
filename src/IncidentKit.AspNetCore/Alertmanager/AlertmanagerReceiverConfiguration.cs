using System.Globalization;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

namespace IncidentKit.AspNetCore.Alertmanager;

/// <summary>Where the options come from: the configuration's section, then what code configured; every fault of both in one exception.</summary>
internal static class AlertmanagerReceiverConfiguration
{
    private const string Section = AlertmanagerReceiverOptions.SectionName;

    /// <exception cref="OptionsValidationException">The options are wrong, or nothing guards the receiver outside Development.</exception>
    public static AlertmanagerReceiverOptions Read(IServiceProvider services)
    {
        var options = new AlertmanagerReceiverOptions();
        var faults = new List<string>();
        if (services.GetService<IConfiguration>() is { } configuration)
            Apply(configuration.GetSection(Section), options, faults);
        foreach (IConfigureOptions<AlertmanagerReceiverOptions> configure in services.GetServices<IConfigureOptions<AlertmanagerReceiverOptions>>())
            configure.Configure(options);
        foreach (IPostConfigureOptions<AlertmanagerReceiverOptions> configure in services.GetServices<IPostConfigureOptions<AlertmanagerReceiverOptions>>())
            configure.PostConfigure(Options.DefaultName, options);

        // A host that does not say where it runs is treated as if in production.
        bool development = services.GetService<IHostEnvironment>()?.IsDevelopment() ?? false;
        faults.AddRange(new AlertmanagerReceiverOptionsValidator(development).Validate(Options.DefaultName, options).Failures ?? []);
        return faults.Count == 0 ? options : throw new OptionsValidationException(Options.DefaultName, typeof(AlertmanagerReceiverOptions), faults);
    }

    // By hand: the reflective binder would silently skip a value it can't read, and can't be trimmed.
    private static void Apply(IConfigurationSection section, AlertmanagerReceiverOptions options, List<string> faults)
    {
        if (section[nameof(options.BearerToken)] is { } token)
            options.BearerToken = token;
        if (section[nameof(options.Tenant)] is { } tenant)
            options.Tenant = tenant;

        if (section[nameof(options.AllowAnonymous)] is { } anonymous)
        {
            if (bool.TryParse(anonymous, out bool value))
                options.AllowAnonymous = value;
            else
                faults.Add($"{Section}:AllowAnonymous is \"{anonymous}\"; it must be true or false");
        }

        if (section[nameof(options.MaxBodyBytes)] is { } bytes)
        {
            if (int.TryParse(bytes, NumberStyles.None, CultureInfo.InvariantCulture, out int value))
                options.MaxBodyBytes = value;
            else
                faults.Add($"{Section}:MaxBodyBytes is \"{bytes}\"; it must be a whole number of bytes");
        }

        if (section[nameof(options.GroupBy)] is { } groupBy)
        {
            if (Enum.TryParse(groupBy, ignoreCase: true, out AlertmanagerGroupBy value) && !char.IsAsciiDigit(groupBy.Trim()[0]))
                options.GroupBy = value;
            else
                faults.Add($"{Section}:GroupBy is \"{groupBy}\"; it must be {nameof(AlertmanagerGroupBy.GroupKey)} or {nameof(AlertmanagerGroupBy.Fingerprint)}");
        }
    }
}
