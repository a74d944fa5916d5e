using IncidentKit.Policies;

namespace IncidentKit.Engine;

/// <summary>Where the host's policy comes from. Thread safe.</summary>
internal abstract class PolicyOrigin
{
    /// <summary>What the host calls it: the file as it was given, the name of a pack, or the source of a policy made in code.</summary>
    public abstract string Name { get; }

    /// <summary>Whether its content can change while the host runs, or be wrong.</summary>
    public virtual bool CanChange => false;

    /// <summary>Reads it.</summary>
    /// <returns>The policy or what is wrong, and the content that says so.</returns>
    public abstract PolicyReading Read();

    /// <summary>Looks whether the content is another one.</summary>
    /// <param name="content">The content of an earlier reading.</param>
    /// <returns>Whether reading it again may give another answer.</returns>
    public virtual bool HasChanged(PolicyContent content) => false;
}
