using IncidentKit.Yaml;

namespace IncidentKit.Runbooks;

/// <summary>Reads <c>retry</c>: a number of further attempts, or a map.</summary>
internal static class RetryReader
{
    private const int Most = 100;

    public static RunbookRetry Read(YamlMapReader map)
    {
        if (map.Take("retry") is not YamlMap)
            return new RunbookRetry { Count = map.Int("retry", 0, Most) ?? 0 };
        var nested = map.Nested("retry")!;
        var standard = RunbookRetry.None;
        var retry = new RunbookRetry
        {
            Count = nested.Int("count", 0, Most) ?? 0,
            Delay = nested.Duration("delay", most: TimeSpan.FromHours(24)) ?? standard.Delay,
            Backoff = nested.Choice("backoff", ("exponential", RunbookBackoff.Exponential), ("linear", RunbookBackoff.Linear), ("constant", RunbookBackoff.Constant)) ?? standard.Backoff,
            Factor = nested.Number("factor", 1, 100) ?? standard.Factor,
            MaxDelay = nested.Duration("max_delay", most: TimeSpan.FromHours(24)) ?? standard.MaxDelay,
            Jitter = nested.Number("jitter", 0, 1) ?? standard.Jitter,
        };
        if (!nested.Has("count"))
            nested.Required("count");
        Unsupported.Refuse(nested, RunbookKeys.Retry);
        nested.Finish();
        return retry;
    }
}
