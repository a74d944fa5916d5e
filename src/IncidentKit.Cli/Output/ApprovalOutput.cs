using System.Text;
using System.Text.Json;
using IncidentKit.Data;
using IncidentKit.Runbooks;

namespace IncidentKit.Cli.Output;

/// <summary>Prints what runs wait for.</summary>
internal static class ApprovalOutput
{
    private static readonly string[] Headings = ["approval", "runbook", "step", "target", "parameters", "asked", "until"];

    public static void Write(Terminal terminal, IReadOnlyList<ApprovalRequest> requests, bool json)
    {
        if (json)
        {
            terminal.WriteJson(writer =>
            {
                writer.WriteStartArray();
                foreach (var request in requests)
                {
                    writer.WriteStartObject();
                    Fields(writer, request);
                    writer.WriteEndObject();
                }

                writer.WriteEndArray();
            });
            return;
        }

        if (requests.Count == 0)
        {
            terminal.WriteText("no open approvals");
            return;
        }

        terminal.Draw(Grids.Rows(Headings, requests.Select(request => (IReadOnlyList<string?>)
        [
            request.Id,
            request.RunbookId,
            request.Uncertain ? $"{request.StepName} (interrupted: did it take effect?)" : request.StepName,
            request.Target ?? "-",
            Encoding.UTF8.GetString(PlainData.ToJson(request.Parameters)),
            string.Join(", ", request.Approvers),
            TimeText.Of(request.Deadline) ?? "-",
        ])));
    }

    public static void WriteAnswer(Terminal terminal, ApprovalRequest request, string answer, string by, bool json)
    {
        if (!json)
        {
            terminal.WriteText(SafeText.Line($"{request.StepName} is {answer} by {by}"));
            return;
        }

        terminal.WriteJson(writer =>
        {
            writer.WriteStartObject();
            Fields(writer, request);
            writer.WriteString("answer", answer);
            writer.WriteString("answered_by", by);
            writer.WriteEndObject();
        });
    }

    private static void Fields(Utf8JsonWriter writer, ApprovalRequest request)
    {
        writer.WriteString("id", request.Id);
        writer.WriteString("kind", request.Uncertain ? "uncertain_step" : "approval");
        writer.WriteString("run", request.RunId);
        writer.WriteString("runbook", request.RunbookId);
        writer.WriteString("incident", request.IncidentId?.Value);
        writer.WriteString("step", request.StepPath);
        writer.WriteString("step_name", request.StepName);
        writer.WriteString("target", request.Target);
        writer.WritePropertyName("params");
        PlainData.Write(writer, request.Parameters);
        writer.Texts("approvers", request.Approvers);
        writer.Instant("requested_at", request.RequestedAt);
        writer.Instant("deadline", request.Deadline);
    }
}
