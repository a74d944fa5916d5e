using System.Buffers;
using System.Text;
using System.Text.Json;
using IncidentKit.Data;
using IncidentKit.Runbooks;
using IncidentKit.Runbooks.Runs;

namespace IncidentKit.Simulation;

/// <summary>What became of a run, step by step. Steps that it did not come to are left out.</summary>
public sealed record RunTrace
{
    /// <summary>The run's id.</summary>
    public required string RunId { get; init; }

    /// <summary>The runbook's id.</summary>
    public required string RunbookId { get; init; }

    /// <summary>In coarse words: <c>succeeded</c>, <c>failed</c>, <c>aborted</c>, <c>waiting</c>.</summary>
    public required string Outcome { get; init; }

    /// <summary>The exact word, for example <c>succeeded_with_warnings</c>.</summary>
    public required string Detail { get; init; }

    /// <summary>Why it ended so, or what it waits for, for a person.</summary>
    public string? Reason { get; init; }

    /// <summary>When it started.</summary>
    public required DateTimeOffset StartedAt { get; init; }

    /// <summary>When it ended; <see langword="null"/> while it has not.</summary>
    public DateTimeOffset? EndedAt { get; init; }

    /// <summary>What needs a look although the run went on.</summary>
    public IReadOnlyList<string> Warnings { get; init; } = [];

    /// <summary>The steps, in order.</summary>
    public required IReadOnlyList<StepTrace> Steps { get; init; }

    /// <summary>The trace as one JSON document.</summary>
    /// <returns>JSON with names in snake_case.</returns>
    public string ToJson()
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(buffer))
            WriteTo(writer);
        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }

    /// <summary>Writes the trace as a JSON object.</summary>
    /// <param name="writer">Where to.</param>
    /// <exception cref="ArgumentNullException"><paramref name="writer"/> is null.</exception>
    public void WriteTo(Utf8JsonWriter writer)
    {
        ArgumentNullException.ThrowIfNull(writer);
        writer.WriteStartObject();
        writer.WriteString("run", RunId);
        writer.WriteString("runbook", RunbookId);
        writer.WriteString("outcome", Outcome);
        writer.WriteString("detail", Detail);
        writer.WriteString("reason", Reason);
        writer.WriteString("started_at", StartedAt);
        WriteInstant(writer, "ended_at", EndedAt);
        writer.WriteStartArray("warnings");
        foreach (var warning in Warnings)
            writer.WriteStringValue(warning);
        writer.WriteEndArray();
        Write(writer, "steps", Steps);
        writer.WriteEndObject();
    }

    internal static RunTrace Of(RunState state, Runbook runbook) => new()
    {
        RunId = state.RunId,
        RunbookId = state.RunbookId,
        Outcome = Coarse(state.Result),
        Detail = state.Result is { } result ? RunWords.Of(result) : state.Step(state.Current) is { } open ? RunWords.Of(open.Status) : "pending",
        Reason = state.Reason ?? state.PausedBecause,
        StartedAt = state.StartedAt,
        EndedAt = state.EndedAt,
        Warnings = [.. state.Warnings.Select(w => $"{w.Step}: {w.Text}")],
        Steps = Trace(state, runbook.Steps),
    };

    private static List<StepTrace> Trace(RunState state, IReadOnlyList<RunbookStep> steps)
    {
        var traces = new List<StepTrace>();
        foreach (var step in steps)
        {
            if (state.Step(step.Path) is not { } reached)
                continue;
            traces.Add(new StepTrace
            {
                Name = reached.Name,
                Id = reached.Id,
                Status = Coarse(reached),
                Detail = RunWords.Of(reached.Status),
                Reason = reached.Reason,
                Attempts = reached.Attempts,
                StartedAt = reached.StartedAt,
                EndedAt = reached.EndedAt,
                Target = reached.Target,
                Params = reached.Params,
                ApprovedBy = reached.Approval?.ApprovedBy ?? [],
                Output = reached.Output,
                Error = reached.Error?.Message,
                ErrorKind = reached.Error?.Kind,
                Fallback = Trace(state, step.Fallback),
            });
        }

        return traces;
    }

    private static string Coarse(RunResult? result) => result switch
    {
        RunResult.Succeeded or RunResult.SucceededWithWarnings => "succeeded",
        RunResult.Failed or RunResult.TimedOut => "failed",
        RunResult.Denied or RunResult.Cancelled => "aborted",
        _ => "waiting",
    };

    private static string Coarse(StepState step) => step.Status switch
    {
        StepStatus.Succeeded => "succeeded",
        StepStatus.Skipped => "skipped",
        StepStatus.WouldRun => "would_run",
        StepStatus.NotPassed or StepStatus.Failed or StepStatus.TimedOut or StepStatus.Recovered => "failed",
        StepStatus.Denied or StepStatus.Cancelled => "aborted",
        _ => "waiting",
    };

    private static void Write(Utf8JsonWriter writer, string name, IReadOnlyList<StepTrace> steps)
    {
        writer.WriteStartArray(name);
        foreach (var step in steps)
        {
            writer.WriteStartObject();
            writer.WriteString("name", step.Name);
            writer.WriteString("id", step.Id);
            writer.WriteString("status", step.Status);
            writer.WriteString("detail", step.Detail);
            writer.WriteString("reason", step.Reason);
            writer.WriteNumber("attempts", step.Attempts);
            writer.WriteString("started_at", step.StartedAt);
            WriteInstant(writer, "ended_at", step.EndedAt);
            writer.WriteString("target", step.Target);
            writer.WritePropertyName("params");
            PlainData.Write(writer, step.Params);
            writer.WriteStartArray("approved_by");
            foreach (var person in step.ApprovedBy)
                writer.WriteStringValue(person);
            writer.WriteEndArray();
            writer.WritePropertyName("output");
            PlainData.Write(writer, step.Output);
            writer.WriteString("error", step.Error);
            writer.WriteString("error_kind", step.ErrorKind);
            Write(writer, "fallback", step.Fallback);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
    }

    private static void WriteInstant(Utf8JsonWriter writer, string name, DateTimeOffset? at)
    {
        if (at is { } instant)
            writer.WriteString(name, instant);
        else
            writer.WriteNull(name);
    }
}
