using IncidentKit.Commands;

namespace IncidentKit.Samples.Tests.Snippets;

internal static class Commands
{
    public static async Task RunAsync(IIncidentManager incidents, Incident incident)
    {
        #region commands
        await incidents.AcknowledgeAsync(incident.Id, by: "user:ana");
        await incidents.ExecuteAsync(incident.Id, new Identify { By = "user:ana", RootCause = "Deployment d9" });
        await incidents.MarkMitigatedAsync(incident.Id, by: "user:ana");
        await incidents.ResolveAsync(incident.Id, by: "user:ana", summary: "Rolled d9 back");
        await incidents.ExecuteAsync(incident.Id, new RecordRootCauseAnalysis
        {
            By = "user:ana",
            Analysis = new RootCauseAnalysis { Summary = "d9 shipped a timeout of 200 ms", RootCauses = ["No load test"] },
        });
        await incidents.CloseAsync(incident.Id, by: "user:ana");
        string postMortem = await incidents.WritePostMortemAsync(incident.Id);
        #endregion
        GC.KeepAlive(postMortem);
    }
}
