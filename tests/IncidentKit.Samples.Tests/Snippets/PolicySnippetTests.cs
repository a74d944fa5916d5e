namespace IncidentKit.Samples.Tests.Snippets;

public sealed class PolicySnippetTests
{
    [Fact]
    public void Policy_of_the_builders_example_is_right() => Assert.Equal("#acme-{{ incident.number }}", Policies.Build().Rooms.Name);
}
