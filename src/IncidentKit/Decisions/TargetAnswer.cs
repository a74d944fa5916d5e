namespace IncidentKit.Decisions;

/// <summary>Whom a target stands for at the moment of a decision.</summary>
/// <param name="Bound">Whether anything is bound to it; what is not is told as it stands.</param>
/// <param name="People">The people, for example <c>user:ana</c>; empty where it is bound and has nobody.</param>
/// <param name="Stale">Whether this is an earlier answer, because the resolver did not give one in time.</param>
internal sealed record TargetAnswer(bool Bound, IReadOnlyList<string> People, bool Stale = false)
{
    /// <summary>Nothing is bound to the target.</summary>
    public static TargetAnswer Unbound { get; } = new(false, []);
}
