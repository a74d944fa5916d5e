using System.Runtime.CompilerServices;
using IncidentKit.Diagnostics;
using IncidentKit.Expressions;

namespace IncidentKit.Policies.Building;

/// <summary>
/// Builds a policy in code: the same object, with the same checks, the same canonical document and the same hash as from YAML, because what is built is such a
/// document. Not thread safe; what it builds is.
/// </summary>
/// <remarks>
/// Calls are collected and looked at by <see cref="Build"/>, which tells everything that is wrong at once; a finding names the calls in place of a line, as
/// <c>Severity("SEV1").Acknowledge</c>. What has no method is set by <see cref="PolicyPartBuilder{TSelf}.With"/> and its key.
/// </remarks>
public sealed partial class PolicyBuilder : PolicyPartBuilder<PolicyBuilder>
{
    private readonly string _name;
    private BuiltMap? _otherwise;
    private Policy? _extended;
    private ExpressionFunctions _functions = ExpressionFunctions.Standard;

    /// <summary>Begins a policy.</summary>
    /// <param name="name">Its name.</param>
    public PolicyBuilder(string name)
        : base("", [])
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        _name = name;
        Set("name", name, "Name");
    }

    /// <summary>Lets its expressions call a host's own functions.</summary>
    /// <param name="functions">The functions. Default: those of the language.</param>
    /// <returns>The builder.</returns>
    public PolicyBuilder WithFunctions(ExpressionFunctions functions)
    {
        ArgumentNullException.ThrowIfNull(functions);
        _functions = functions;
        return this;
    }

    /// <summary>Builds it.</summary>
    /// <param name="source">Where it finds the files that <see cref="Extends(string)"/> and templates name; <see langword="null"/>: only built-in packs.</param>
    /// <returns>The policy.</returns>
    /// <exception cref="PolicyBuildException">Something is wrong; the exception holds every finding.</exception>
    public Policy Build(IPolicySource? source = null)
    {
        var result = TryBuild(source);
        return result.Policy ?? throw new PolicyBuildException(_name, result.Diagnostics);
    }

    /// <summary>Builds it, and gives the findings.</summary>
    /// <param name="source">Where it finds the files that <see cref="Extends(string)"/> and templates name; <see langword="null"/>: only built-in packs.</param>
    /// <returns>The policy, <see langword="null"/> where something is wrong, and every finding.</returns>
    public PolicyReadResult TryBuild(IPolicySource? source = null)
    {
        var document = new BuiltDocument($"code:{_name}", Whole());
        var result = PolicyReader.Read(document.File, document.Text, new BuiltSource(_extended, source), _functions);
        var findings = Faults.Select(fault => fault with { File = document.File, Line = 0, Column = 0, Message = $"{fault.File}: {fault.Message} (line {fault.Line}, column {fault.Column} of its text)" })
            .Concat(result.Diagnostics.Select(document.Explain)).ToList();
        return new PolicyReadResult { Policy = Faults.Any(fault => fault.Severity == DiagnosticSeverity.Error) ? null : result.Policy, Diagnostics = findings };
    }

    /// <summary>The rule without a condition stands last, whenever it was named.</summary>
    private BuiltMap Whole()
    {
        if (_otherwise is null)
            return Map;
        var whole = new BuiltMap(Map.Path);
        foreach (var (key, value) in Map.Entries)
            whole.Set(key, value);
        var rules = new BuiltList(nameof(Rule));
        foreach (var (key, value) in Map.Entries)
        {
            if (key == "classification" && value is BuiltList list)
                rules.Items.AddRange(list.Items);
        }

        rules.Items.Add(_otherwise);
        whole.Set("classification", rules);
        return whole;
    }

    private PolicyBuilder AddTo(string key, BuiltNode item)
    {
        Map.GetOrSet(key, () => new BuiltList(PathOf(key))).Items.Add(item);
        return this;
    }

    private PolicyBuilder AddTo(string key, string name, BuiltNode value)
    {
        Map.GetOrSet(key, () => new BuiltMap(PathOf(key))).Set(name ?? "", value);
        return this;
    }

    private static string Call(string argument, [CallerMemberName] string call = "") => $"{call}(\"{argument}\")";
}
