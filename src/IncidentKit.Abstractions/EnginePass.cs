namespace IncidentKit;

/// <summary>What one pass of the engine came to.</summary>
/// <param name="Found">Whether it found anything to do, so that the next pass may find more.</param>
/// <param name="UnderWay">How many sends and steps are under way outside the store.</param>
/// <param name="Progress">Completes when something under way ends, or something is committed in this process.</param>
/// <param name="NextAt">When the next thing will be due; <see langword="null"/> where nothing is to come.</param>
public readonly record struct EnginePass(bool Found, int UnderWay, Task Progress, DateTimeOffset? NextAt);
