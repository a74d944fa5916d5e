using System.Xml.Linq;
using IncidentKit.Architecture.Tests.Sources;

namespace IncidentKit.Architecture.Tests.Projects;

public sealed class ProjectReferenceTests
{
    private const string Switch = "'$(UseStatelessPackage)' == 'true'";

    [Fact]
    public void Projects_reference_only_what_the_table_allows()
    {
        var faults = new List<string>();
        foreach (var (name, project) in Load())
        {
            if (!ProjectRule.All.TryGetValue(name, out var rule))
            {
                faults.Add($"{name} is not in the table of projects: add it to {nameof(ProjectRule)}.{nameof(ProjectRule.All)} with what it may reference.");
                continue;
            }

            Compare("project", References(project, "ProjectReference").Select(Path.GetFileNameWithoutExtension), rule.Projects);
            Compare("package", References(project, "PackageReference"), rule.Packages);
            Compare("framework", References(project, "FrameworkReference"), rule.Frameworks);

            void Compare(string kind, IEnumerable<string?> actual, string[] allowed) => faults.AddRange(
                actual.Except(allowed).Select(extra => $"{name} references the {kind} {extra}; allowed: {(allowed.Length == 0 ? "none" : string.Join(", ", allowed))}."));
        }

        Assert.True(faults.Count == 0, string.Join('\n', faults));
    }

    [Fact]
    public void Stateless_is_referenced_only_behind_its_switch()
    {
        var groups = Load().SelectMany(project => project.Xml.Descendants("PackageReference"))
            .Where(reference => (string?)reference.Attribute("Include") == "Stateless")
            .Select(reference => (string?)reference.Parent?.Attribute("Condition"));

        Assert.All(groups, condition => Assert.Equal(Switch, condition));
    }

    [Fact]
    public void Internals_are_visible_only_to_our_own_tests_and_benchmarks()
    {
        var friends = Load().SelectMany(project => References(project.Xml, "InternalsVisibleTo").Select(friend => (project.Name, Friend: friend)));

        Assert.All(friends, grant => Assert.True(
            grant.Friend == "IncidentKit.Benchmarks" || grant.Friend == grant.Name + ".Tests",
            $"{grant.Name} opens its internals to {grant.Friend}; only {grant.Name}.Tests and IncidentKit.Benchmarks may see them."));
    }

    [Fact]
    public void Namespaces_come_by_using_lines_in_the_file_alone()
    {
        var hidden = Load().Where(project => project.Xml.Descendants("Using").Any()).Select(project => project.Name)
            .Concat(Repository.Sources().Where(file => file.Code.Contains("global using", StringComparison.Ordinal)).Select(file => file.Path));

        // A global using would hide an edge between rooms from the test that reads them.
        Assert.Empty(hidden);
    }

    // What the switch adds is not part of the product.
    private static IEnumerable<string> References(XDocument project, string element) =>
        project.Descendants(element)
            .Where(reference => (string?)reference.Parent?.Attribute("Condition") != Switch)
            .Select(reference => ((string?)reference.Attribute("Include") ?? "").Replace('\\', '/'));

    private static IEnumerable<(string Name, XDocument Xml)> Load() =>
        Repository.SourceProjects().Select(path => (Path.GetFileNameWithoutExtension(path), XDocument.Load(path)));
}
