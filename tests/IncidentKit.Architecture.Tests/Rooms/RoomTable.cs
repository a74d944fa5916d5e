namespace IncidentKit.Architecture.Tests.Rooms;

/// <summary>The rooms of the engine, <c>src/IncidentKit/&lt;Room&gt;</c>, and which room may know which.</summary>
/// <remarks>
/// Everybody may know the model and the contracts, which are in IncidentKit.Abstractions. A new room gets one line here;
/// a new edge is one word in a line. Rooms on one floor do not know each other unless a line here says so: what two of them share
/// belongs on the ground floor, and what brings two of them together in Decisions or under the roof.
/// </remarks>
internal static class RoomTable
{
    private static readonly string[] Ground = ["Data", "Expressions", "Yaml", "Policies", "Aggregates"];

    private static readonly string[] Middle =
    [
        "Classification", "Detection", "Triage", "Lifecycle", "Clocks", "Escalation", "OnCall", "People", "Runbooks",
        "Communication", "PostIncident", "Reporting",
    ];

    /// <summary>Room → the rooms it may know beside itself.</summary>
    public static IReadOnlyDictionary<string, string[]> MayKnow { get; } = new Dictionary<string, string[]>
    {
        // The ground floor.
        ["Data"] = [],
        ["Expressions"] = ["Data"],
        ["Yaml"] = ["Data"],
        ["Policies"] = ["Data", "Expressions", "Yaml"],
        ["Aggregates"] = ["Data", "Policies"],

        // The middle floor: pure. The lifecycle holds the incident's state; what reads it stands a step higher, in this order.
        ["Classification"] = Ground,
        ["Detection"] = Ground,
        ["Triage"] = Ground,
        ["Lifecycle"] = Ground,
        ["Escalation"] = [.. Ground, "Lifecycle"],
        ["Clocks"] = [.. Ground, "Lifecycle", "Escalation"],
        ["OnCall"] = Ground,
        ["People"] = Ground,
        ["Runbooks"] = Ground,
        ["Communication"] = [.. Ground, "Lifecycle", "Clocks"],
        ["PostIncident"] = [.. Ground, "Lifecycle"],
        ["Reporting"] = Ground,

        // Where the middle rooms meet: questions and decisions of an incident, still pure.
        ["Decisions"] = [.. Ground, .. Middle],

        // The linter looks at documents alone: it needs no incident.
        ["Linting"] = [.. Ground, "Runbooks"],

        // Time travel walks through every pure room, and stays pure.
        ["Simulation"] = [.. Ground, .. Middle, "Decisions"],

        // The in-memory store knows the contracts alone, as every store does.
        ["Storage"] = [],

        // The roof.
        ["Engine"] = [.. Ground, .. Middle, "Decisions", "Simulation", "Storage"],
        ["Hosting"] = [.. Ground, .. Middle, "Simulation", "Storage", "Engine"],
        ["DependencyInjection"] = [.. Ground, .. Middle, "Simulation", "Storage", "Engine", "Hosting"],
    };

    /// <summary>The rooms that may do I/O, read a clock, log and roll dice.</summary>
    public static IReadOnlyList<string> Shell { get; } = ["Engine", "Storage", "Hosting", "DependencyInjection"];

    /// <summary>Folders whose namespace is not the folder's name.</summary>
    public static IReadOnlyDictionary<string, string> OtherNamespaces { get; } = new Dictionary<string, string>
    {
        // The stand-in for the Stateless library bears the library's namespaces.
        ["src/IncidentKit/Lifecycle/StateMachine"] = "Stateless",
        ["src/IncidentKit/Lifecycle/StateMachine/Reflection"] = "Stateless.Reflection",
    };

    /// <summary>Namespaces that extension methods on a foreign type may live in, wherever their file is.</summary>
    public static IReadOnlyList<string> ExtensionNamespaces { get; } =
    [
        "Microsoft.Extensions.DependencyInjection",
        "Microsoft.AspNetCore.Builder",
    ];
}
