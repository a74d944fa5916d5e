using System.Text;
using IncidentKit.Signals;

namespace IncidentKit.Lifecycle;

/// <summary>The alert that opened an incident, kept with it so that runbooks see it as it was. Its texts are data.</summary>
internal sealed record AlertContext
{
    /// <summary>A snapshot stays small: labels and annotations beyond this many bytes are left to the alert's own row.</summary>
    private const int MaxBytes = 20 * 1024;

    /// <summary>The alert's name, after the policy's intake.</summary>
    public required string Name { get; init; }

    /// <summary>What tells it from others of its group.</summary>
    public required string Fingerprint { get; init; }

    /// <summary>Since when it fires, as the sender says.</summary>
    public required DateTimeOffset StartsAt { get; init; }

    /// <summary>Its labels.</summary>
    public IReadOnlyDictionary<string, string> Labels { get; init; } = new Dictionary<string, string>();

    /// <summary>Its annotations.</summary>
    public IReadOnlyDictionary<string, string> Annotations { get; init; } = new Dictionary<string, string>();

    /// <summary>Labels and annotations that were too large to keep here.</summary>
    public IReadOnlyList<string> Omitted { get; init; } = [];

    /// <summary>Takes what runbooks need from an alert.</summary>
    /// <param name="alert">The alert.</param>
    /// <param name="name">Its name, after the policy's intake.</param>
    /// <returns>The context.</returns>
    public static AlertContext From(Alert alert, string name)
    {
        var left = MaxBytes;
        var omitted = new List<string>();
        var labels = Keep("labels", alert.Labels, ref left, omitted);
        var annotations = Keep("annotations", alert.Annotations, ref left, omitted);
        return new AlertContext
        {
            Name = name,
            Fingerprint = alert.Fingerprint,
            StartsAt = alert.StartsAt,
            Labels = labels,
            Annotations = annotations,
            Omitted = omitted,
        };
    }

    private static Dictionary<string, string> Keep(string group, IReadOnlyDictionary<string, string> values, ref int left, List<string> omitted)
    {
        var kept = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (name, value) in values.OrderBy(pair => pair.Key, StringComparer.Ordinal))
        {
            var size = Encoding.UTF8.GetByteCount(name) + Encoding.UTF8.GetByteCount(value);
            if (size > left)
            {
                omitted.Add($"{group}.{name}");
                continue;
            }

            left -= size;
            kept[name] = value;
        }

        return kept;
    }
}
