using Microsoft.AspNetCore.Authentication;

namespace IncidentKit.Samples.WebService.Authentication;

/// <summary>Who may call the API.</summary>
internal sealed class ApiKeyOptions : AuthenticationSchemeOptions
{
    public const string Scheme = "ApiKey";

    /// <summary>The shortest key that is accepted, in characters.</summary>
    public const int MinKeyLength = 16;

    /// <summary>Each person, as in <c>user:ana</c>, and their key. Empty: nobody may call it.</summary>
    public IReadOnlyDictionary<string, string> Keys { get; set; } = new Dictionary<string, string>();

    public override void Validate()
    {
        foreach (var (person, key) in Keys)
        {
            if (key.Length < MinKeyLength)
                throw new InvalidOperationException($"the key of {person} in the section ApiKeys has {key.Length} characters; at least {MinKeyLength} are needed");
        }
    }
}
