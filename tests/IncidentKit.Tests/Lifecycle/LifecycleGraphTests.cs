using IncidentKit.Lifecycle;

namespace IncidentKit.Tests.Lifecycle;

public sealed class LifecycleGraphTests
{
    [Fact]
    public void Mermaid_draws_the_whole_lifecycle() => Assert.Equal(
        """
        stateDiagram-v2
            [*] --> Detected
            Detected --> Detected : ChangeSeverity, Unacknowledge
            Detected --> Acknowledged : Acknowledge
            Detected --> Investigating : Investigate, Identify
            Detected --> Mitigating : Mitigate, MarkMitigated
            Detected --> Resolved : Resolve
            Detected --> Closed : Close [tracked severity], FalseAlarm, MergeInto, Track [tracked severity]
            Acknowledged --> Detected : Unacknowledge
            Acknowledged --> Acknowledged : Acknowledge, ChangeSeverity
            Acknowledged --> Investigating : Investigate, Identify
            Acknowledged --> Mitigating : Mitigate, MarkMitigated
            Acknowledged --> Resolved : Resolve
            Acknowledged --> Closed : Close [tracked severity], FalseAlarm, MergeInto, Track [tracked severity]
            Investigating --> Investigating : Acknowledge, Investigate, Identify, ChangeSeverity, Unacknowledge
            Investigating --> Mitigating : Mitigate, MarkMitigated
            Investigating --> Resolved : Resolve
            Investigating --> Closed : FalseAlarm, MergeInto
            Mitigating --> Investigating : Investigate
            Mitigating --> Mitigating : Acknowledge, Identify, Mitigate, MarkMitigated, MitigationFailed, ChangeSeverity, Unacknowledge
            Mitigating --> Resolved : Resolve
            Mitigating --> Closed : FalseAlarm, MergeInto
            Resolved --> Investigating : Reopen [within 24 h]
            Resolved --> Resolved : Resolve, ChangeSeverity
            Resolved --> PostMortem : StartPostMortem
            Resolved --> Closed : Close [duties done], FalseAlarm, MergeInto
            PostMortem --> Investigating : Reopen [within 24 h]
            PostMortem --> PostMortem : StartPostMortem
            PostMortem --> Closed : Close [duties done]
            Closed --> Investigating : Reopen [within 24 h], Unmerge [merged]
            Closed --> Closed : Close

        """,
        LifecycleGraph.Mermaid());
}
