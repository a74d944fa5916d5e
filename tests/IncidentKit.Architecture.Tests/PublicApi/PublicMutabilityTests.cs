namespace IncidentKit.Architecture.Tests.PublicApi;

public sealed class PublicMutabilityTests
{
    // Type.Member → why it may be set. Options are set while a host is configured, attributes where they are written down.
    private static readonly Dictionary<string, string> Allowed = [];

    [Fact]
    public void Public_types_have_no_setter_outside_options()
    {
        var faults = Assemblies.Names.SelectMany(Assemblies.PublicTypes)
            .Where(type => !type.Name.EndsWith("Options", StringComparison.Ordinal) && !type.IsSubclassOf(typeof(Attribute)))
            .SelectMany(PublicMutability.Of)
            .Where(member => !Allowed.ContainsKey(member));

        Assert.True(!faults.Any(), string.Join('\n', faults.Select(member => $"{member} can be set: make it 'init', or name the type …Options if it is set while a host is configured.")));
    }

    [Fact]
    public void Check_finds_setters_and_fields_but_no_initialisers() => Assert.Equal(
        ["IncidentKit.Architecture.Tests.PublicApi.Specimen.Set", "IncidentKit.Architecture.Tests.PublicApi.Specimen.Field"],
        PublicMutability.Of(typeof(Specimen)));
}
