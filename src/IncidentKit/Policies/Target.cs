using System.Diagnostics.CodeAnalysis;

namespace IncidentKit.Policies;

/// <summary>Whom to tell, in the policy's words: <c>user:ana</c>, <c>role:engineering-lead</c>, <c>team:payments</c>, <c>schedule:platform</c>, <c>channel:#ops</c>.</summary>
/// <param name="Kind">What the name names.</param>
/// <param name="Name">The name after the colon, as it was written.</param>
public readonly record struct Target(TargetKind Kind, string Name)
{
    /// <summary>The longest text that is a target: 256 characters.</summary>
    public const int MaxLength = 256;

    /// <summary>Reads a target.</summary>
    /// <param name="text">Such as <c>schedule:on-call</c>.</param>
    /// <returns>The target.</returns>
    /// <exception cref="FormatException">The text is no target; the message says what is wrong.</exception>
    public static Target Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return TryParse(text, out var target)
            ? target
            : throw new FormatException($"'{text}' is no target: write user:, role:, team:, schedule: or channel: and a name, such as schedule:on-call.");
    }

    /// <summary>Reads a target.</summary>
    /// <param name="text">Such as <c>schedule:on-call</c>.</param>
    /// <param name="target">The target.</param>
    /// <returns>Whether the text is a target.</returns>
    public static bool TryParse([NotNullWhen(true)] string? text, out Target target)
    {
        target = default;
        if (text is null || text.Length > MaxLength || text.IndexOf(':', StringComparison.Ordinal) is not (> 0 and var colon))
            return false;
        var name = text[(colon + 1)..].Trim();
        if (name.Length == 0 || name.Any(char.IsControl))
            return false;
        TargetKind? kind = text[..colon].Trim().ToLowerInvariant() switch
        {
            "user" => TargetKind.User,
            "role" => TargetKind.Role,
            "team" => TargetKind.Team,
            "schedule" => TargetKind.Schedule,
            "channel" => TargetKind.Channel,
            _ => null,
        };
        if (kind is null)
            return false;
        target = new Target(kind.Value, name);
        return true;
    }

    /// <summary>The policy's word for it, as <c>schedule:on-call</c>.</summary>
    /// <returns>A text that <see cref="Parse"/> reads.</returns>
    public override string ToString() => Kind switch
    {
        TargetKind.User => "user:",
        TargetKind.Role => "role:",
        TargetKind.Team => "team:",
        TargetKind.Schedule => "schedule:",
        _ => "channel:",
    } + Name;
}
