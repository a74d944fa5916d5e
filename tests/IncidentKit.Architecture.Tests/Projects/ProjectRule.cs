namespace IncidentKit.Architecture.Tests.Projects;

/// <summary>What one project below <c>src</c> may reference.</summary>
/// <param name="Projects">Other projects below <c>src</c>.</param>
/// <param name="Packages">Packages.</param>
/// <param name="Frameworks">Shared frameworks beside .NET's own.</param>
internal sealed record ProjectRule(string[] Projects, string[] Packages, string[] Frameworks)
{
    private const string Abstractions = "IncidentKit.Abstractions";
    private const string Engine = "IncidentKit";

    /// <summary>The allowed edges. A new project or package is added here, with the design's consent.</summary>
    public static IReadOnlyDictionary<string, ProjectRule> All { get; } = new Dictionary<string, ProjectRule>
    {
        [Abstractions] = new([], ["Microsoft.Extensions.DependencyInjection.Abstractions"], []),
        [Engine] = new(
            [Abstractions],
            ["Microsoft.Extensions.Hosting.Abstractions", "Microsoft.Extensions.Logging", "Microsoft.Extensions.Options", "NodaTime", "YamlDotNet"],
            []),
        ["IncidentKit.Sqlite"] = new(
            [Abstractions],
            ["Microsoft.Data.Sqlite.Core", "SQLitePCLRaw.bundle_e_sqlite3", "Microsoft.Extensions.DependencyInjection.Abstractions"],
            []),
        ["IncidentKit.Notifiers"] = new(
            [Abstractions],
            ["Microsoft.Extensions.DependencyInjection.Abstractions", "Microsoft.Extensions.Options"],
            []),
        ["IncidentKit.AspNetCore"] = new([Engine, Abstractions], [], ["Microsoft.AspNetCore.App"]),
        ["IncidentKit.Testing"] = new(
            [Engine, Abstractions],
            ["Microsoft.Extensions.DependencyInjection", "Microsoft.Extensions.Logging"],
            []),
        ["IncidentKit.Cli"] = new(
            [Engine, "IncidentKit.Sqlite", "IncidentKit.Notifiers"],
            ["System.CommandLine", "Spectre.Console", "Microsoft.Extensions.DependencyInjection", "Microsoft.Extensions.Logging"],
            []),
    };
}
