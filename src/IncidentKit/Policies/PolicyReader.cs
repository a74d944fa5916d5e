using System.Text;
using IncidentKit.Diagnostics;
using IncidentKit.Expressions;
using IncidentKit.Yaml;

namespace IncidentKit.Policies;

/// <summary>Reads a policy from YAML or JSON, with every error of it at once.</summary>
/// <remarks>Does no I/O: what a document names is asked of an <see cref="IPolicySource"/>.</remarks>
public static class PolicyReader
{
    /// <summary>Reads a policy and what it extends.</summary>
    /// <param name="fileName">The file as findings name it.</param>
    /// <param name="text">The document.</param>
    /// <param name="source">Where it finds the policies and template files that it names; <see langword="null"/>: only built-in packs.</param>
    /// <returns>The policy, or <see langword="null"/> and what is wrong.</returns>
    public static PolicyReadResult Read(string fileName, string text, IPolicySource? source = null) => Read(fileName, text, source, ExpressionFunctions.Standard);

    /// <summary>Reads a policy whose expressions may call a host's own functions, and what it extends.</summary>
    /// <param name="fileName">The file as findings name it.</param>
    /// <param name="text">The document.</param>
    /// <param name="source">Where it finds the policies and template files that it names; <see langword="null"/>: only built-in packs.</param>
    /// <param name="functions">The functions; <see cref="Policy.Functions"/> of the result.</param>
    /// <returns>The policy, or <see langword="null"/> and what is wrong.</returns>
    public static PolicyReadResult Read(string fileName, string text, IPolicySource? source, ExpressionFunctions functions)
    {
        ArgumentNullException.ThrowIfNull(fileName);
        ArgumentNullException.ThrowIfNull(text);
        ArgumentNullException.ThrowIfNull(functions);
        return ReadDocument(new PolicyDocument(fileName, text), source, YamlLimits.Default, functions);
    }

    /// <summary>Reads back what <see cref="PolicyJson.ToUtf8Bytes"/> wrote.</summary>
    /// <param name="source">What findings and <see cref="Policy.Source"/> name it by.</param>
    /// <param name="json">The canonical document.</param>
    /// <returns>A policy of the same <see cref="Policy.Hash"/>, or <see langword="null"/> and what is wrong.</returns>
    public static PolicyReadResult ReadStored(string source, ReadOnlySpan<byte> json) => ReadStored(source, json, ExpressionFunctions.Standard);

    /// <summary>Reads back what <see cref="PolicyJson.ToUtf8Bytes"/> wrote of a policy whose expressions may call a host's own functions.</summary>
    /// <param name="source">What findings and <see cref="Policy.Source"/> name it by.</param>
    /// <param name="json">The canonical document.</param>
    /// <param name="functions">The functions; <see cref="Policy.Functions"/> of the result.</param>
    /// <returns>A policy of the same <see cref="Policy.Hash"/>, or <see langword="null"/> and what is wrong.</returns>
    public static PolicyReadResult ReadStored(string source, ReadOnlySpan<byte> json, ExpressionFunctions functions)
    {
        ArgumentNullException.ThrowIfNull(source);
        ArgumentNullException.ThrowIfNull(functions);

        // The engine wrote it from a document within the limits, merged with others and with defaults written out.
        var limits = new YamlLimits { DocumentBytes = 16 * 1024 * 1024, Nodes = 1_000_000, KeysPerMap = 10_000, ScalarBytes = 4 * 1024 * 1024 };
        return ReadDocument(new PolicyDocument(source, Encoding.UTF8.GetString(json)), null, limits, functions);
    }

    /// <summary>Reads a policy as far as that goes, and keeps what it was read from.</summary>
    internal static PolicyReading ReadParts(PolicyDocument document, IPolicySource? source, YamlLimits limits, ExpressionFunctions functions)
    {
        var report = new DiagnosticReport();
        var loader = new PolicyLoader(source, report);
        var root = loader.Load(document, limits);

        // A document that broke off lacks whatever follows; complaints about that would hide the one that counts.
        var policy = root is null || !loader.IsComplete ? null : PolicyBinder.Bind(root, document.File, loader, new PolicyBinding(report, functions));
        return new PolicyReading { Report = report, Loader = loader, Root = root, Policy = policy };
    }

    private static PolicyReadResult ReadDocument(PolicyDocument document, IPolicySource? source, YamlLimits limits, ExpressionFunctions functions)
    {
        var reading = ReadParts(document, source, limits, functions);
        return new PolicyReadResult
        {
            Policy = reading.Policy is not { } policy || reading.Report.HasErrors ? null : policy with { Functions = functions, Hash = PolicyJson.Hash(policy) },
            Diagnostics = reading.Report.ToList(),
        };
    }
}
