using IncidentKit.Expressions;
using IncidentKit.Policies;

namespace IncidentKit.Engine;

/// <summary>What the builder collected; read once when the engine is made.</summary>
internal sealed class KitSetup
{
    /// <summary>Makes the policy that new incidents begin with.</summary>
    public Func<Policy> Policy { get; set; } = static () => BuiltInPacks.Load("adr-0072");

    /// <summary>What expressions may call: the language's functions and the host's.</summary>
    public ExpressionFunctions Functions { get; set; } = ExpressionFunctions.Standard;

    /// <summary>Files, or patterns of files, of runbooks.</summary>
    public List<string> RunbookFiles { get; } = [];

    /// <summary>Runbooks given as text: a name for messages, and the text.</summary>
    public List<(string Name, string Text)> RunbookTexts { get; } = [];

    /// <summary>The actions that the host registers, in order.</summary>
    public List<ActionRegistration> Actions { get; } = [];

    /// <summary>Changes to the options, in order.</summary>
    public List<Action<IncidentKitOptions>> Configure { get; } = [];

    /// <summary>The policy, with the host's functions where it brings none of its own.</summary>
    public Policy PolicyWithFunctions()
    {
        var policy = Policy();
        return policy.Functions.Added.Count == 0 ? policy with { Functions = Functions } : policy;
    }
}
