namespace IncidentKit.Tests.Engine;

/// <summary>A folder with a policy in it, gone after the test.</summary>
internal sealed class PolicyFolder : IDisposable
{
    public const string Least = """
        name: acme
        fallback: [role:lead]
        severities: [ { name: S1, urgency: high, targets: { acknowledge: 15m } }, { name: S2 } ]
        classification: [ { name: big, when: "users_affected_percent > 50", severity: S1 }, { otherwise: S2 } ]
        escalation:
          S1:
            - { id: page, after: 0m, notify: [schedule:on-call], do: [page_on_call] }
            - { id: lead, after: 30m, notify: [role:lead] }
          S2: none

        """;

    private readonly string _path = Directory.CreateTempSubdirectory("incidentkit-policy-").FullName;

    public string File => Path.Combine(_path, "policy.yaml");

    public void Write(string text, string name = "policy.yaml") => System.IO.File.WriteAllText(Path.Combine(_path, name), text);

    public void Delete(string name) => System.IO.File.Delete(Path.Combine(_path, name));

    public void Dispose() => Directory.Delete(_path, recursive: true);
}
