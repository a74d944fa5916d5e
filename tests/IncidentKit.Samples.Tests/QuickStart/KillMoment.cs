using System.Diagnostics;

namespace IncidentKit.Samples.Tests.QuickStart;

/// <summary>When a process is to be killed.</summary>
internal sealed class KillMoment
{
    private readonly Func<int, bool> _isNear;
    private readonly TimeSpan _afterwards;
    private volatile int _lines;

    private KillMoment(Func<int, bool> isNear, TimeSpan afterwards)
    {
        _isNear = isNear;
        _afterwards = afterwards;
    }

    /// <summary>Once it has written so many lines, and a little later: a line alone would always kill at the same places.</summary>
    public static KillMoment AfterLines(int lines, TimeSpan afterwards) => new(written => written >= lines, afterwards);

    /// <summary>Once so many further deliveries are in the ledger: between a delivery and the commit that says so, where a page may go out twice.</summary>
    public static KillMoment AfterDeliveries(string ledger, int deliveries)
    {
        var before = Count(ledger);
        return new(_ => Count(ledger) >= before + deliveries, TimeSpan.Zero);
    }

    /// <summary>Tells how many lines were written.</summary>
    public void Heard(int lines) => _lines = lines;

    /// <summary>Waits for it.</summary>
    /// <returns>Whether it came before the process ended.</returns>
    public async Task<bool> ComesAsync(Func<bool> hasEnded, CancellationToken cancellationToken)
    {
        while (!_isNear(_lines))
        {
            if (hasEnded())
                return false;
            await Task.Delay(1, cancellationToken);
        }

        var since = Stopwatch.StartNew();
        while (since.Elapsed < _afterwards)
            await Task.Yield();
        return !hasEnded();
    }

    private static int Count(string ledger)
    {
        if (!File.Exists(ledger))
            return 0;
        using var file = new FileStream(ledger, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        using var reader = new StreamReader(file);
        return reader.ReadToEnd().Count(c => c == '\n');
    }
}
