namespace IncidentKit.Policies;

/// <summary>What an escalation step does beside telling people.</summary>
/// <param name="Name">The action's name.</param>
/// <param name="Argument">What follows a colon; <see langword="null"/> for none.</param>
public readonly record struct EscalationActionRef(string Name, string? Argument = null)
{
    /// <summary>Makes the step's own <c>notify</c> pages; sends nothing besides.</summary>
    public const string PageOnCall = "page_on_call";

    /// <summary>Opens a war room.</summary>
    public const string CreateWarRoom = "create_war_room";

    /// <summary>Tells <c>role:management</c>, once.</summary>
    public const string NotifyManagement = "notify_management";

    /// <summary>The action as the policy writes it.</summary>
    /// <returns>The name, and the argument after a colon.</returns>
    public override string ToString() => Argument is null ? Name : $"{Name}:{Argument}";
}
