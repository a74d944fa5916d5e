namespace IncidentKit;

/// <summary>What every refusal and failure of IncidentKit derives from.</summary>
public class IncidentKitException : Exception
{
    /// <summary>Creates it with its message.</summary>
    /// <param name="message">What is wrong and what would be right.</param>
    /// <param name="innerException">What caused it.</param>
    public IncidentKitException(string message, Exception? innerException = null)
        : base(message, innerException)
    {
    }
}
