using System.Reflection;

namespace IncidentKit.Architecture.Tests.PublicApi;

/// <summary>The assemblies that users compile against.</summary>
internal static class Assemblies
{
    /// <summary>Their names; a new package is added here.</summary>
    public static IReadOnlyList<string> Names { get; } =
    [
        "IncidentKit.Abstractions",
        "IncidentKit",
        "IncidentKit.Sqlite",
        "IncidentKit.Notifiers",
        "IncidentKit.AspNetCore",
        "IncidentKit.Testing",
    ];

    /// <summary>The names as rows of a theory.</summary>
    public static TheoryData<string> Rows() => [.. Names];

    /// <summary>The types of an assembly that users see, without what the compiler makes for itself.</summary>
    public static IEnumerable<Type> PublicTypes(string assembly) =>
        Assembly.Load(assembly).GetExportedTypes()
            .Where(type => !type.FullName!.Contains('<', StringComparison.Ordinal))
            .OrderBy(type => type.FullName, StringComparer.Ordinal);
}
