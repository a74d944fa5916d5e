using IncidentKit.Expressions;
using IncidentKit.Policies;

namespace IncidentKit.Engine;

/// <summary>What the builder collected; read once when the engine is made.</summary>
internal sealed class KitSetup
{
    public KitSetup() => Policy = new FixedPolicyOrigin("adr-0072", static () => BuiltInPacks.Load("adr-0072"), () => Functions);

    /// <summary>Where the policy that new incidents begin with comes from.</summary>
    public PolicyOrigin Policy { get; set; }

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
}
