using IncidentKit.Expressions.Typed;

namespace IncidentKit.Classification.Index;

/// <summary>What a term of rules is: a field, a computation or a search in a text. Two that are written alike are the same term.</summary>
internal sealed class TermSource : IEquatable<TermSource>
{
    private readonly string _key;

    private TermSource(string key, int place, TypedNumber? number, TypedCondition? condition)
    {
        _key = key;
        Place = place;
        Number = number;
        Condition = condition;
    }

    /// <summary>The place of the field, or -1.</summary>
    public int Place { get; }

    public TypedNumber? Number { get; }

    public TypedCondition? Condition { get; }

    /// <summary>For the order in which terms are computed: fields first.</summary>
    public int Cost => Place >= 0 ? 0 : Number is not null ? 1 : 2;

    public static TermSource Field(int place) => new($"field {place}", place, null, null);

    public static TermSource Of(TypedNumber number) => new($"number {number.Key}", -1, number, null);

    public static TermSource Of(TextSearch test) => new($"text {test.Key}", -1, null, test);

    public bool Equals(TermSource? other) => other is not null && string.Equals(_key, other._key, StringComparison.Ordinal);

    public override bool Equals(object? obj) => Equals(obj as TermSource);

    public override int GetHashCode() => _key.GetHashCode(StringComparison.Ordinal);
}
