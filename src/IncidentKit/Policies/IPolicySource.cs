namespace IncidentKit.Policies;

/// <summary>Where a policy finds what it names: the policy that it extends, and the files of its templates.</summary>
/// <remarks>The reader itself does no I/O; a host passes a source over its files. Implementations must be safe for concurrent use and must not throw for what is not there.</remarks>
public interface IPolicySource
{
    /// <summary>Finds a document.</summary>
    /// <param name="reference">The name or path as the policy writes it. Built-in packs are found before a source is asked.</param>
    /// <param name="from">The file that names it; a relative path counts from there.</param>
    /// <returns>The document, or <see langword="null"/> where there is none.</returns>
    PolicyDocument? Find(string reference, string from);
}
