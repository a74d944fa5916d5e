namespace IncidentKit.Testing.Conformance;

/// <summary>A store does not keep its contract.</summary>
public sealed class StoreConformanceException : Exception
{
    /// <summary>Creates it.</summary>
    /// <param name="message">What was expected and what was found.</param>
    /// <param name="innerException">What the store threw, if it did.</param>
    public StoreConformanceException(string message, Exception? innerException = null)
        : base(message, innerException)
    {
    }
}
