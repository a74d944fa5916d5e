namespace IncidentKit.Lifecycle;

/// <summary>Who acts: people, and the few machines that do not count as people.</summary>
internal static class Actors
{
    /// <summary>The engine itself: clocks and deliveries.</summary>
    public const string Engine = "engine";

    /// <summary>How a run of a runbook signs.</summary>
    public const string RunbookPrefix = "runbook:";

    private const string UserPrefix = "user:";

    /// <summary>Takes a plain name as a user's; <c>user:ana</c> and <c>ana</c> are the same person.</summary>
    /// <param name="by">What the caller wrote.</param>
    /// <returns>The actor.</returns>
    /// <exception cref="ArgumentException">It is empty or longer than 200 characters, or holds control characters.</exception>
    public static string Person(string? by)
    {
        var name = by?.Trim() ?? "";
        if (name.StartsWith(UserPrefix, StringComparison.OrdinalIgnoreCase))
            name = name[UserPrefix.Length..];
        if (name.Length is 0 or > 200 || name.Any(char.IsControl))
            throw new ArgumentException("'by' must name a person, such as user:ana, in 1 to 200 characters", nameof(by));
        return UserPrefix + name;
    }

    /// <summary>Whether the actor is a person.</summary>
    /// <param name="actor">The actor.</param>
    /// <returns>Whether it is.</returns>
    public static bool IsPerson(string actor) => actor.StartsWith(UserPrefix, StringComparison.Ordinal);
}
