namespace IncidentKit.Architecture.Tests.PublicApi;

/// <summary>Something to print: a bit of everything a public type may hold.</summary>
public class Specimen : IDisposable
{
    public const string Word = "word";

    public int Field;

    protected Specimen(params int[] numbers) => Init = numbers;

    public event EventHandler? Happened;

    public static TimeSpan? Length { get; private set; }

    public required string Set { get; set; }

    public IReadOnlyList<int> Init { get; init; }

    public int this[int index] => Init[index];

    public static bool TryFind<T>(string name, out T? found, int depth = 3, CancellationToken cancellationToken = default)
        where T : class, IDisposable, new()
    {
        found = null;
        return name.Length == depth && cancellationToken.CanBeCanceled;
    }

    public virtual void Dispose() => Happened?.Invoke(this, EventArgs.Empty);

    public override string ToString() => Set;

    internal static void Hide() => Length = TimeSpan.Zero;

    protected virtual Dictionary<string, int[]> Inside<TKey>(IReadOnlyDictionary<TKey, List<string>> map) => [];

    public readonly record struct Nested(int A);
}
