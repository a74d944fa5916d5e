namespace IncidentKit.Engine;

/// <summary>
/// The content of a policy's files: itself, those that it extends, its templates. By hashes, not by times, which a mounted config map does not keep; a file
/// that was missing is part of it, so that its appearing is a change.
/// </summary>
/// <param name="Files">The files in the order of their reading, and the hash of each; <see langword="null"/> for one that can't be read.</param>
internal sealed record PolicyContent(IReadOnlyList<KeyValuePair<string, string?>> Files)
{
    /// <summary>The content of what is in no file.</summary>
    public static PolicyContent None { get; } = new([]);

    /// <summary>Whether both hold the same.</summary>
    /// <param name="other">The other one; <see langword="null"/> is no content.</param>
    /// <returns>Whether they do.</returns>
    public bool IsSame(PolicyContent? other) => other is not null && Files.SequenceEqual(other.Files);
}
