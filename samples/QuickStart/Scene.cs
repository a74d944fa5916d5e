namespace IncidentKit.Samples.QuickStart;

/// <summary>What somebody does at a certain time of the story.</summary>
/// <param name="At">When, counted from the declaration.</param>
/// <param name="Said">What the story says of it.</param>
/// <param name="IsOver">Whether the store shows that it happened: this is how a run that starts again finds its place.</param>
/// <param name="Play">Does it.</param>
internal sealed record Scene(TimeSpan At, string Said, Func<StoryState, bool> IsOver, Func<IncidentId, ValueTask> Play);
