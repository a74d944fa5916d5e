namespace IncidentKit;

/// <summary><see cref="IIncidentAuthorization"/> said that this person may not do this.</summary>
public sealed class IncidentForbiddenException : IncidentKitException
{
    /// <summary>Creates it.</summary>
    /// <param name="actor">Who wanted to.</param>
    /// <param name="operation">What they wanted to do, for example <c>close</c>.</param>
    public IncidentForbiddenException(string actor, string operation)
        : base($"{actor} may not {operation} this incident")
    {
        Actor = actor;
        Operation = operation;
    }

    /// <summary>Who wanted to.</summary>
    public string Actor { get; }

    /// <summary>What they wanted to do.</summary>
    public string Operation { get; }
}
