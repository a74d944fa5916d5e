using IncidentKit.Expressions;

namespace IncidentKit.Runbooks.Runs;

/// <summary>What the expressions of a step see.</summary>
internal sealed class RunScope(RunState state, Runbook runbook, RunFacts facts, DateTimeOffset now) : IExpressionScope
{
    public DateTimeOffset Now { get; } = now;

    public bool TryGetValue(string name, out ExpressionValue value)
    {
        value = name switch
        {
            "alert" => state.Alert is null ? ExpressionValue.Missing : ExpressionValue.FromObject(new RunAlert(state.Alert)),
            "incident" => facts.IncidentView is null ? ExpressionValue.Missing : ExpressionValue.From(facts.IncidentView),
            "steps" => ExpressionValue.FromObject(new StepsView(state)),
            "now" => ExpressionValue.FromInstant(Now),
            "run" => ExpressionValue.FromMap(new Dictionary<string, object?>
            {
                ["id"] = state.RunId,
                ["started_at"] = state.StartedAt,
                ["started_by"] = state.StartedBy,
                ["dry_run"] = state.DryRun,
            }),
            "runbook" => ExpressionValue.FromMap(new Dictionary<string, object?>
            {
                ["id"] = runbook.Id,
                ["name"] = runbook.Name,
                ["version"] = runbook.Version,
                ["hash"] = runbook.Hash,
            }),
            _ => facts.Roots.TryGetValue(name, out var fact) && fact.Found ? ExpressionValue.From(fact.Value) : ExpressionValue.Missing,
        };
        return !value.IsMissing;
    }

    private sealed class StepsView(RunState state) : IExpressionObject
    {
        public bool TryGetMember(string name, out ExpressionValue value)
        {
            for (var i = state.Steps.Count - 1; i >= 0; i--)
            {
                if (state.Steps[i].Id != name)
                    continue;
                value = ExpressionValue.FromObject(new StepView(state.Steps[i]));
                return true;
            }

            value = ExpressionValue.Missing;
            return false;
        }
    }

    private sealed class StepView(StepState step) : IExpressionObject
    {
        public bool TryGetMember(string name, out ExpressionValue value)
        {
            value = name switch
            {
                "status" => ExpressionValue.FromText(RunWords.Of(step.Status)),
                "output" => ExpressionValue.From(step.Output),
                "error" => ExpressionValue.FromText(step.Error?.Message),
                "attempts" => ExpressionValue.FromInteger(step.Attempts),
                "started_at" => ExpressionValue.FromInstant(step.StartedAt),
                "ended_at" => step.EndedAt is { } at ? ExpressionValue.FromInstant(at) : ExpressionValue.Null,
                "duration" => step.EndedAt is { } at ? ExpressionValue.FromDuration(at - step.StartedAt) : ExpressionValue.Null,
                "recovered" => ExpressionValue.FromBoolean(step.Status == StepStatus.Recovered),
                _ => step.Output is IReadOnlyDictionary<string, object?> output && output.TryGetValue(name, out var found)
                    ? ExpressionValue.From(found)
                    : ExpressionValue.Missing,
            };
            return !value.IsMissing;
        }
    }
}
