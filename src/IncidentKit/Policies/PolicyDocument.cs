namespace IncidentKit.Policies;

/// <summary>The text of a policy, or of one of its templates.</summary>
/// <param name="File">The file as findings name it; the same file always bears the same name.</param>
/// <param name="Text">What it holds.</param>
public sealed record PolicyDocument(string File, string Text);
