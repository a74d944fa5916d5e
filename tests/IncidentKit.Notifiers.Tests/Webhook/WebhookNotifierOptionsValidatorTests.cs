using IncidentKit.Notifiers.Webhook;
using Microsoft.Extensions.Options;

namespace IncidentKit.Notifiers.Tests.Webhook;

public sealed class WebhookNotifierOptionsValidatorTests
{
    [Fact]
    public void Options_with_an_address_alone_are_valid() =>
        Assert.True(Validate(new WebhookNotifierOptions { Url = new Uri("https://hooks.example.com/x") }).Succeeded);

    [Fact]
    public void Options_with_everything_wrong_name_every_fault()
    {
        var options = new WebhookNotifierOptions { Url = new Uri("ftp://ana:hunter2@h.example.com/T0K3N#x"), Secret = "too short", Timeout = TimeSpan.Zero };
        options.Headers["a b"] = "x";
        options.Headers["idempotency-key"] = "x";
        options.Headers["Authorization"] = "Bearer\nhunter3";

        string[] faults = [.. Validate(options).Failures!];

        Assert.Equal(8, faults.Length);
        Assert.Contains(faults, f => f.Contains("\"ftp\"", StringComparison.Ordinal));
        Assert.Contains(faults, f => f.Contains("has 9 characters", StringComparison.Ordinal));
        Assert.Contains(faults, f => f.Contains("00:00:00", StringComparison.Ordinal));
        Assert.Contains(faults, f => f.Contains("\"a b\"", StringComparison.Ordinal));
        Assert.Contains(faults, f => f.Contains("\"idempotency-key\"", StringComparison.Ordinal));
        Assert.All(new[] { "hunter2", "hunter3", "T0K3N", "too short" }, secret => Assert.DoesNotContain(faults, f => f.Contains(secret, StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData(0.1, true)]
    [InlineData(120, true)]
    [InlineData(120.1, false)]
    [InlineData(-1, false)]
    public void Timeout_is_above_zero_and_at_most_two_minutes(double seconds, bool valid) =>
        Assert.Equal(valid, Validate(new WebhookNotifierOptions { Url = new Uri("https://x.example.com"), Timeout = TimeSpan.FromSeconds(seconds) }).Succeeded);

    [Theory]
    [InlineData(null, true)]
    [InlineData("", false)]
    [InlineData("                    ", false)]
    [InlineData("fifteen letters", false)]
    [InlineData("sixteen letters!", true)]
    public void Secret_is_absent_or_long_enough(string? secret, bool valid) =>
        Assert.Equal(valid, Validate(new WebhookNotifierOptions { Url = new Uri("https://x.example.com"), Secret = secret }).Succeeded);

    [Theory]
    [InlineData(null)]
    [InlineData("hooks/incidents")]
    public void Address_must_be_there_and_absolute(string? url) =>
        Assert.Contains("Url", Assert.Single(Validate(new WebhookNotifierOptions { Url = url is null ? null : new Uri(url, UriKind.Relative) }).Failures!), StringComparison.Ordinal);

    private static ValidateOptionsResult Validate(WebhookNotifierOptions options) => new WebhookNotifierOptionsValidator().Validate(null, options);
}
