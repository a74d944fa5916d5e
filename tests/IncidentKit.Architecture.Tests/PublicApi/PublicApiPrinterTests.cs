namespace IncidentKit.Architecture.Tests.PublicApi;

public sealed class PublicApiPrinterTests
{
    [Fact]
    public void Print_writes_every_kind_of_member() => Assert.Equal(
        """
        public class IncidentKit.Architecture.Tests.PublicApi.Specimen : System.IDisposable
            protected IncidentKit.Architecture.Tests.PublicApi.Specimen(params int[] numbers)
            public virtual void Dispose()
            public int Field
            public event System.EventHandler Happened
            public System.Collections.Generic.IReadOnlyList<int> Init { get; init; }
            protected virtual System.Collections.Generic.Dictionary<string, int[]> Inside<TKey>(System.Collections.Generic.IReadOnlyDictionary<TKey, System.Collections.Generic.List<string>> map)
            public int this[int index] { get; }
            public static System.TimeSpan? Length { get; }
            public required string Set { get; set; }
            public override string ToString()
            public static bool TryFind<T>(string name, out T found, int depth = 3, System.Threading.CancellationToken cancellationToken = default) where T : class, System.IDisposable, new()
            public const string Word = "word"

        public readonly record struct IncidentKit.Architecture.Tests.PublicApi.Specimen.Nested
            public IncidentKit.Architecture.Tests.PublicApi.Specimen.Nested(int A)
            public int A { get; init; }

        """,
        PublicApiPrinter.Print([typeof(Specimen), typeof(Specimen.Nested)]));

    [Fact]
    public void Print_writes_enums_by_value() => Assert.Equal(
        """
        public enum System.DateTimeKind
            Unspecified = 0
            Utc = 1
            Local = 2

        """,
        PublicApiPrinter.Print([typeof(DateTimeKind)]));

    [Fact]
    public void Print_writes_a_delegate_on_one_line() => Assert.Equal(
        "public delegate bool System.Predicate<T>(T obj)\n",
        PublicApiPrinter.Print([typeof(Predicate<>)]));
}
