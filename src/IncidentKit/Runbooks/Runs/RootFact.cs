namespace IncidentKit.Runbooks.Runs;

/// <summary>What the host answered for a name.</summary>
/// <param name="Found">Whether there is a value; false also where the host does not know the name or was too slow.</param>
/// <param name="Value">The value, plain data.</param>
internal readonly record struct RootFact(bool Found, object? Value)
{
    public static RootFact Missing => default;

    public static RootFact Of(object? value) => new(true, value);
}
