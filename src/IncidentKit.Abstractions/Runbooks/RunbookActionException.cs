namespace IncidentKit.Runbooks;

/// <summary>An attempt of an action failed for a reason that the action knows.</summary>
public sealed class RunbookActionException : IncidentKitException
{
    /// <summary>Creates it.</summary>
    /// <param name="message">What went wrong; shown to people, masked like everything else.</param>
    /// <param name="kind">The kind of error, which retry filters look at. <c>validation</c> is never retried. Default: <c>action</c>.</param>
    /// <param name="innerException">What caused it.</param>
    public RunbookActionException(string message, string kind = "action", Exception? innerException = null)
        : base(message, innerException) => Kind = kind;

    /// <summary>The kind of error.</summary>
    public string Kind { get; }
}
