namespace Stateless.Reflection;

/// <summary>A method that a configuration calls, here a guard.</summary>
internal sealed class InvocationInfo
{
    internal InvocationInfo(string? description) => Description = string.IsNullOrEmpty(description) ? "Function" : description;

    /// <summary>What the configuration called it; a nameless lambda is a 'Function', as in the library.</summary>
    public string Description { get; }
}
