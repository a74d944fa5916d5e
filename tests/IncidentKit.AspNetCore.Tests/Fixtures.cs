namespace IncidentKit.AspNetCore.Tests;

/// <summary>Messages that a real Alertmanager sent, byte for byte.</summary>
internal static class Fixtures
{
    public const string SingleFiring = "01-single-firing.json";
    public const string SingleResolved = "03-single-resolved.json";
    public const string ThreeFiring = "04-group-of-three-firing-unicode.json";
    public const string OneOfThreeResolved = "06-group-of-three-one-resolved.json";

    public static readonly string[] All = [SingleFiring, SingleResolved, ThreeFiring, OneOfThreeResolved];

    public static byte[] Read(string name) => File.ReadAllBytes(Path.Combine(AppContext.BaseDirectory, "testdata", name));
}
