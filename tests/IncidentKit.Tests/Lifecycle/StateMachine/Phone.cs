namespace IncidentKit.Tests.Lifecycle.StateMachine;

/// <summary>The states and triggers of a telephone call, to try a machine on.</summary>
internal static class Phone
{
    internal enum State
    {
        OffHook,
        Ringing,
        Connected,
        OnHold,
        Muted,
    }

    internal enum Trigger
    {
        Dial,
        Answer,
        Hold,
        Resume,
        HangUp,
        Mute,
    }
}
