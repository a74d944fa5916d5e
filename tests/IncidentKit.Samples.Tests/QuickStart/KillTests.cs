using IncidentKit.Storage;

namespace IncidentKit.Samples.Tests.QuickStart;

/// <summary>The process is killed (SIGKILL) at random moments and started again: the story always ends the same. 20 kills, or 200 with <c>INCIDENTKIT_SOAK=1</c>.</summary>
public sealed class KillTests(ITestOutputHelper output)
{
    private const int Seed = 72;
    private const int LongestMomentMs = 25;

    private static readonly int Kills = Environment.GetEnvironmentVariable("INCIDENTKIT_SOAK") == "1" ? 200 : 20;

    [Fact]
    public async Task Killed_at_random_moments_the_incident_ends_the_same_and_every_page_arrives()
    {
        using var scratch = new ScratchFolder();
        var undisturbed = await QuickStartProcess.RunAsync("--quiet", "--store", scratch.File("undisturbed.db"));
        undisturbed.AssertEnded();
        var expected = await StoredStory.ReadAsync(scratch.File("undisturbed.db"));
        var random = new Random(Seed);

        var kills = 0;
        for (var story = 1; kills < Kills; story++)
        {
            string[] arguments = ["--quiet", "--store", scratch.File($"{story}.db"), "--ledger", scratch.File($"{story}.ledger")];
            var places = new List<int>();
            QuickStartOutcome outcome;
            do
            {
                var moment = kills < Kills ? Choose(random, undisturbed.Lines.Count, scratch.File($"{story}.ledger")) : null;
                outcome = await QuickStartProcess.RunAsync(moment, arguments);
                if (outcome.WasKilled)
                {
                    kills++;
                    places.Add(outcome.Lines.Count);
                }
            }
            while (outcome.WasKilled);

            outcome.AssertEnded();
            var ledger = await File.ReadAllLinesAsync(scratch.File($"{story}.ledger"));
            output.WriteLine($"story {story}: killed after {string.Join(", ", places)} lines; {ledger.Length - ledger.Distinct().Count()} of {ledger.Length} deliveries were repeats");
            AssertSame(expected, await StoredStory.ReadAsync(scratch.File($"{story}.db")), ledger);
        }
    }

    // Lines: a third at most, so that a story is killed several times before it is over.
    private static KillMoment Choose(Random random, int lines, string ledger) => random.Next(3) == 0
        ? KillMoment.AfterDeliveries(ledger, random.Next(1, 4))
        : KillMoment.AfterLines(random.Next(1, lines / 3), TimeSpan.FromMilliseconds(random.Next(LongestMomentMs)));

    private static void AssertSame(StoredStory expected, StoredStory actual, string[] ledger)
    {
        Assert.Equal(expected.Describe(), actual.Describe());
        Assert.Empty(actual.ChainBreaks);

        // None is decided twice, and none more or less than without a kill.
        var decided = actual.Notifications.ToList();
        Assert.Distinct(decided.Select(row => row.Message.IdempotencyKey));
        Assert.Equal(expected.Decisions(), actual.Decisions());

        // None is lost: what was decided and not taken back was delivered, at least once, under its key and to its target.
        var delivered = ledger.Select(line => line.Split('\t')).ToList();
        var keys = delivered.Select(entry => entry[0]).ToHashSet(StringComparer.Ordinal);
        Assert.All(decided, row => Assert.True(row.State is OutboxState.Accepted or OutboxState.Cancelled, $"{row.Message.IdempotencyKey} is {row.State}"));
        Assert.All(decided.Where(row => row.State == OutboxState.Accepted), row => Assert.Contains(row.Message.IdempotencyKey, keys));
        Assert.Subset(decided.Select(row => row.Message.IdempotencyKey).ToHashSet(StringComparer.Ordinal), keys);
        Assert.All(delivered.GroupBy(entry => entry[0], StringComparer.Ordinal), group => Assert.Single(group.Select(entry => entry[2]).Distinct(StringComparer.Ordinal)));
    }
}
