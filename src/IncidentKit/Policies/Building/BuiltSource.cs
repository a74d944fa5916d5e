using System.Text;

namespace IncidentKit.Policies.Building;

/// <summary>Finds the policy that a built one extends, and asks the host's source for everything else.</summary>
internal sealed class BuiltSource(Policy? extended, IPolicySource? next) : IPolicySource
{
    /// <summary>The reference of a policy that is there already.</summary>
    public static string ReferenceOf(Policy policy) => $"policy:{PolicyJson.Hash(policy)}";

    /// <inheritdoc/>
    public PolicyDocument? Find(string reference, string from) => extended is not null && reference == ReferenceOf(extended)
        ? new PolicyDocument(extended.Source.Length > 0 ? extended.Source : $"code:{extended.Name}", Encoding.UTF8.GetString(PolicyJson.ToUtf8Bytes(extended)))
        : next?.Find(reference, from);
}
