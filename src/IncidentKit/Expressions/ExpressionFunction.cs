namespace IncidentKit.Expressions;

/// <summary>A function that a host adds to the language.</summary>
/// <param name="arguments">The arguments, none of them missing or null: a call with such an argument is unknown and never gets here.</param>
/// <returns>Plain data as <see cref="ExpressionValue.From"/> takes it, null included.</returns>
/// <remarks>
/// Implementers: the same arguments must give the same result, quickly and without I/O; several threads may call at once. What it throws
/// becomes an error of the evaluation.
/// </remarks>
public delegate object? ExpressionFunction(ExpressionArguments arguments);
