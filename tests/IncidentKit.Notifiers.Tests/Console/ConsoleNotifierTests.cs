using IncidentKit.Notifications;
using IncidentKit.Notifiers.Console;

namespace IncidentKit.Notifiers.Tests.Console;

public sealed class ConsoleNotifierTests
{
    [Fact]
    public async Task Console_page_is_one_line_with_its_text_below()
    {
        var writer = new StringWriter();

        DeliveryResult result = await new ConsoleNotifier(writer).SendAsync(Notifications.Page(), TestContext.Current.CancellationToken);

        Assert.Equal(DeliveryResult.Accepted(), result);
        Assert.Equal(
            "2026-11-20 23:12:37Z  PAGE  INC-7  SEV1  PostMortem  -> schedule:on-call (user:ana): Équipe Données – ☎ 日本 «überprüfen» 🔥\n"
            + "    63 % of users\n"
            + "    see the **runbook**\n",
            writer.ToString());
    }

    [Fact]
    public async Task Console_repeat_says_which_attempt_it_is()
    {
        var writer = new StringWriter();
        Notification repeat = Notifications.Page() with { Person = null, Text = "", Subject = "down", Attempt = 3, PossibleDuplicate = true };

        await new ConsoleNotifier(writer).SendAsync(repeat, TestContext.Current.CancellationToken);

        Assert.EndsWith("-> schedule:on-call: down [attempt 3] [may be a repeat]\n", writer.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Console_text_from_outside_cannot_command_the_terminal()
    {
        var writer = new StringWriter();
        Notification hostile = Notifications.Page() with { Subject = "a\u001b[2Jb\nINC-8\u202Ec", Text = "x\u0007y" };

        await new ConsoleNotifier(writer).SendAsync(hostile, TestContext.Current.CancellationToken);

        Assert.Contains("a\uFFFD[2Jb INC-8\uFFFDc\n    x\uFFFDy\n", writer.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Console_that_is_gone_is_tried_again()
    {
        var writer = new StreamWriter(new MemoryStream());
        await writer.DisposeAsync();

        DeliveryResult result = await new ConsoleNotifier(writer).SendAsync(Notifications.Page(), TestContext.Current.CancellationToken);

        Assert.Equal((DeliveryOutcome.Retry, DeliveryFailure.Unreachable), (result.Outcome, result.Failure));
    }

    [Fact]
    public async Task Console_written_by_many_keeps_every_block_whole()
    {
        var writer = new StringWriter();
        var console = new ConsoleNotifier(writer);

        await Parallel.ForAsync(0, 200, TestContext.Current.CancellationToken, async (_, token) => await console.SendAsync(Notifications.Page(), token));

        string[] lines = writer.ToString().Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(600, lines.Length);
        Assert.All(lines.Chunk(3), block => Assert.True(block[0].StartsWith("2026", StringComparison.Ordinal) && block[2].EndsWith("**runbook**", StringComparison.Ordinal)));
    }
}
