namespace IncidentKit.Storage;

/// <summary>The store can't be reached, or can't write. Nothing was half written; the same call may succeed later.</summary>
public sealed class StoreUnavailableException : IncidentKitException
{
    /// <summary>Creates it.</summary>
    /// <param name="message">What failed, and on which store.</param>
    /// <param name="innerException">What the driver said.</param>
    public StoreUnavailableException(string message, Exception? innerException = null)
        : base(message, innerException)
    {
    }
}
