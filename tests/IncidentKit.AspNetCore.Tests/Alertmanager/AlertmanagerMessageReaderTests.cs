using System.Text;
using System.Text.Json;
using IncidentKit.AspNetCore.Alertmanager;
using IncidentKit.Signals;

namespace IncidentKit.AspNetCore.Tests.Alertmanager;

public sealed class AlertmanagerMessageReaderTests
{
    [Fact]
    public void Fixture_of_one_firing_alert_is_read_whole()
    {
        AlertmanagerMessage message = Read(Fixtures.Read(Fixtures.SingleFiring));

        Assert.Equal("{}:{alertname=\"RigHighErrorRate\"}", message.GroupKey);
        Alert alert = Assert.Single(message.Alerts);
        Assert.Equal("RigHighErrorRate", alert.Name);
        Assert.Equal("53e921510daae786", alert.Fingerprint);
        Assert.True(alert.Firing);
        Assert.Equal(new DateTimeOffset(2026, 11, 20, 23, 12, 37, 343, TimeSpan.Zero), alert.StartsAt);
        Assert.Null(alert.EndsAt);
        Assert.Equal("critical", alert.Labels["severity"]);
        Assert.Equal(7, alert.Labels.Count);
        Assert.Equal("https://runbooks.example.com/high-error-rate?service=checkout&x=1", alert.Annotations["runbook_url"]);
        Assert.Equal("http://127.0.0.1:45507/graph?g0.expr=rig_error_ratio+%3E+0.05&g0.tab=1", alert.GeneratorUrl);
    }

    [Fact]
    public void Fixture_of_a_resolved_alert_says_until_when()
    {
        Alert alert = Assert.Single(Read(Fixtures.Read(Fixtures.SingleResolved)).Alerts);

        Assert.False(alert.Firing);
        Assert.Equal(new DateTimeOffset(2026, 11, 20, 23, 13, 1, 343, TimeSpan.Zero), alert.EndsAt);
        Assert.Equal("53e921510daae786", alert.Fingerprint);
    }

    [Fact]
    public void Fixture_with_one_of_three_resolved_keeps_the_others_firing()
    {
        AlertmanagerMessage message = Read(Fixtures.Read(Fixtures.OneOfThreeResolved));

        Assert.Equal([true, false, true], message.Alerts.Select(a => a.Firing));
        Assert.Equal(["39244bb2b441034b", "72030fd378912c93", "b8b6fb2f2d7bb58b"], message.Alerts.Select(a => a.Fingerprint));
    }

    [Fact]
    public void Fixture_texts_are_taken_byte_for_byte()
    {
        foreach (string name in Fixtures.All)
        {
            byte[] body = Fixtures.Read(name);
            using JsonDocument sent = JsonDocument.Parse(body);
            AlertmanagerMessage message = Read(body);
            foreach ((JsonElement expected, Alert alert) in sent.RootElement.GetProperty("alerts").EnumerateArray().Zip(message.Alerts))
            {
                Assert.Equal(Texts(expected.GetProperty("labels")), alert.Labels);
                Assert.Equal(Texts(expected.GetProperty("annotations")), alert.Annotations);
            }
        }

        Alert first = Read(Fixtures.Read(Fixtures.ThreeFiring)).Alerts[0];
        Assert.Equal("Équipe Données – ☎ 日本", first.Labels["owner"]);
        Assert.Equal("Node db-1 antwortet nicht — «überprüfen» 🔥", first.Annotations["summary"]);
        Assert.Equal("line one\nline two with \"quotes\", a tab\tand <b>markup</b> & a backslash \\", first.Annotations["description"]);
    }

    [Fact]
    public void Poor_alert_is_taken_all_the_same()
    {
        Alert alert = Assert.Single(Read("""{"version":"4","groupKey":"g","alerts":[{"startsAt":"2026-11-20T23:12:37.123456789+01:00","labels":null,"severity":7}]}""").Alerts);

        Assert.Equal("unnamed", alert.Name);
        Assert.True(alert.Firing);
        Assert.Empty(alert.Labels);
        Assert.Empty(alert.Annotations);
        Assert.Null(alert.GeneratorUrl);
        Assert.Equal(AlertFingerprint.Of(new Dictionary<string, string>()), alert.Fingerprint);
        Assert.Equal(new DateTimeOffset(2026, 11, 20, 22, 12, 37, TimeSpan.Zero).AddTicks(1234567), alert.StartsAt);
        Assert.Equal(TimeSpan.Zero, alert.StartsAt.Offset);
    }

    [Theory]
    [InlineData("\"status\":\"firing\",\"endsAt\":\"0001-01-01T00:00:00Z\",", true, false)]
    [InlineData("\"status\":\"firing\",\"endsAt\":\"2026-11-21T00:00:00Z\",", true, false)]
    [InlineData("\"status\":\"resolved\",\"endsAt\":\"2026-11-21T00:00:00Z\",", false, true)]
    [InlineData("\"status\":\"resolved\",\"endsAt\":\"0001-01-01T00:00:00Z\",", false, false)]
    [InlineData("\"status\":\"resolved\",", false, false)]
    [InlineData("\"endsAt\":\"0001-01-01T00:00:00Z\",", true, false)]
    [InlineData("\"endsAt\":\"2026-11-21T00:00:00Z\",", false, true)]
    [InlineData("", true, false)]
    public void Status_wins_and_without_it_the_end_tells(string fields, bool firing, bool ends)
    {
        Alert alert = Assert.Single(Read($$"""{"version":"4","groupKey":"g","alerts":[{{{fields}}"startsAt":"2026-11-20T00:00:00Z"}]}""").Alerts);

        Assert.Equal((firing, ends), (alert.Firing, alert.EndsAt is not null));
    }

    [Fact]
    public void Missing_fingerprint_comes_from_the_labels_in_any_order()
    {
        string Labels(string labels) => Assert.Single(Read($$"""{"version":"4","groupKey":"g","alerts":[{"startsAt":"2026-11-20T00:00:00Z","labels":{{labels}}}]}""").Alerts).Fingerprint;

        string one = Labels("""{"a":"1","b":"2"}""");
        Assert.Equal(32, one.Length);
        Assert.Equal(one, Labels("""{"b":"2","a":"1"}"""));
        Assert.NotEqual(one, Labels("""{"a":"2","b":"1"}"""));
        Assert.NotEqual(Labels("""{"a":"bc"}"""), Labels("""{"ab":"c"}"""));
    }

    [Fact]
    public void Unknown_fields_and_truncation_are_tolerated()
    {
        AlertmanagerMessage message = Read("""{"future":{"a":[1,2,{"a":1,"a":2}]},"truncatedAlerts":17,"version":"4","groupKey":"g","alerts":[{"startsAt":"2026-11-20T00:00:00Z","new":[]}]}""");

        Assert.Single(message.Alerts);
    }

    [Theory]
    [InlineData("""[]""", "invalid_message", "$")]
    [InlineData("""null""", "invalid_message", "$")]
    [InlineData("""{"groupKey":"g","alerts":[]}""", "unsupported_version", "$.version")]
    [InlineData("""{"version":"3","groupKey":"g","alerts":[]}""", "unsupported_version", "$.version")]
    [InlineData("""{"version":4,"groupKey":"g","alerts":[]}""", "unsupported_version", "$.version")]
    [InlineData("""{"version":"4","alerts":[]}""", "invalid_message", "$.groupKey")]
    [InlineData("""{"version":"4","groupKey":"","alerts":[]}""", "invalid_message", "$.groupKey")]
    [InlineData("""{"version":"4","groupKey":null,"alerts":[]}""", "invalid_message", "$.groupKey")]
    [InlineData("""{"version":"4","groupKey":"\ud800","alerts":[]}""", "invalid_message", "$.groupKey")]
    [InlineData("""{"version":"4","groupKey":"g"}""", "invalid_message", "$.alerts")]
    [InlineData("""{"version":"4","groupKey":"g","alerts":{}}""", "invalid_message", "$.alerts")]
    [InlineData("""{"version":"4","groupKey":"g","alerts":[1]}""", "invalid_message", "$.alerts[0]")]
    [InlineData("""{"version":"4","groupKey":"g","alerts":[{}]}""", "invalid_message", "$.alerts[0].startsAt")]
    [InlineData("""{"version":"4","groupKey":"g","alerts":[{"startsAt":"yesterday"}]}""", "invalid_message", "$.alerts[0].startsAt")]
    [InlineData("""{"version":"4","groupKey":"g","alerts":[{"startsAt":"2026-11-20T00:00:00"}]}""", "invalid_message", "$.alerts[0].startsAt")]
    [InlineData("""{"version":"4","groupKey":"g","alerts":[{"startsAt":"0001-01-01T00:00:00Z"}]}""", "invalid_message", "$.alerts[0].startsAt")]
    [InlineData("""{"version":"4","groupKey":"g","alerts":[{"startsAt":5}]}""", "invalid_message", "$.alerts[0].startsAt")]
    [InlineData("""{"version":"4","groupKey":"g","alerts":[{"startsAt":"2026-11-20T00:00:00Z","endsAt":"x"}]}""", "invalid_message", "$.alerts[0].endsAt")]
    [InlineData("""{"version":"4","groupKey":"g","alerts":[{"startsAt":"2026-11-20T00:00:00Z","status":"burning"}]}""", "invalid_message", "$.alerts[0].status")]
    [InlineData("""{"version":"4","groupKey":"g","alerts":[{"startsAt":"2026-11-20T00:00:00Z","labels":[]}]}""", "invalid_message", "$.alerts[0].labels")]
    [InlineData("""{"version":"4","groupKey":"g","alerts":[{"startsAt":"2026-11-20T00:00:00Z","labels":{"a":1}}]}""", "invalid_message", "$.alerts[0].labels.a")]
    [InlineData("""{"version":"4","groupKey":"g","alerts":[{"startsAt":"2026-11-20T00:00:00Z","labels":{"a":"\udc00"}}]}""", "invalid_message", "$.alerts[0].labels.a")]
    [InlineData("""{"version":"4","groupKey":"g","alerts":[{"startsAt":"2026-11-20T00:00:00Z","labels":{"\ud800":"a"}}]}""", "invalid_message", "$.alerts[0].labels.*")]
    [InlineData("""{"version":"4","groupKey":"g","alerts":[{"startsAt":"2026-11-20T00:00:00Z","annotations":{"a":"1","a":"1"}}]}""", "invalid_message", "$.alerts[0].annotations.a")]
    [InlineData("""{"version":"4","groupKey":"g","groupKey":"h","alerts":[]}""", "invalid_message", "$.groupKey")]
    [InlineData("""{"version":"4","groupKey":"g","alerts":[{"startsAt":"2026-11-20T00:00:00Z"},{"startsAt":"2026-11-20T00:00:00Z"}]}""", "invalid_message", "$.alerts[1]")]
    public void Fault_is_named_by_its_path(string json, string code, string path)
    {
        AlertmanagerReading reading = AlertmanagerMessageReader.Read(Encoding.UTF8.GetBytes(json));

        Assert.Null(reading.Message);
        Assert.Equal(code, reading.Code);
        Assert.Equal(path, Assert.Single(reading.Errors).Key);
    }

    [Theory]
    [InlineData("")]
    [InlineData("   ")]
    [InlineData("{")]
    [InlineData("hello")]
    [InlineData("{} {}")]
    [InlineData("{\"a\":1,}")]
    [InlineData("{/* a */}")]
    public void Body_that_is_no_json_says_where(string body)
    {
        AlertmanagerReading reading = AlertmanagerMessageReader.Read(Encoding.UTF8.GetBytes(body));

        Assert.Equal("malformed_json", reading.Code);
        Assert.Contains("line 1, byte", reading.Detail, StringComparison.Ordinal);
    }

    [Fact]
    public void Body_that_is_not_utf8_or_nests_deeply_is_no_json()
    {
        Assert.Equal("malformed_json", AlertmanagerMessageReader.Read(Encoding.Latin1.GetBytes("""{"version":"4é"}""")).Code);
        Assert.Equal("malformed_json", AlertmanagerMessageReader.Read(Encoding.UTF8.GetBytes("{\"x\":" + new string('[', 100_000))).Code);
    }

    [Fact]
    public void Faults_are_all_reported_and_capped()
    {
        string many = string.Join(',', Enumerable.Repeat("""{"status":"x"}""", 500));
        AlertmanagerReading some = AlertmanagerMessageReader.Read(Encoding.UTF8.GetBytes("""{"version":"2","alerts":[{"status":"x","labels":{"a":1,"b":2}},3]}"""));
        AlertmanagerReading capped = AlertmanagerMessageReader.Read(Encoding.UTF8.GetBytes($$"""{"alerts":[{{many}}]}"""));

        Assert.Equal(
            ["$.alerts[0].labels.a", "$.alerts[0].labels.b", "$.alerts[0].startsAt", "$.alerts[0].status", "$.alerts[1]", "$.groupKey", "$.version"],
            some.Errors.Keys.Order(StringComparer.Ordinal));
        Assert.Equal(50, capped.Errors.Values.Sum(e => e.Length));
        Assert.Contains("50 faults or more", capped.Detail, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(200, 10, true)]
    [InlineData(201, 10, false)]
    [InlineData(1, 16 * 1024 - 2, true)]
    [InlineData(1, 16 * 1024 - 1, false)]
    [InlineData(20_000, 1, false)]
    public void Labels_have_limits(int count, int length, bool taken)
    {
        string labels = string.Join(',', Enumerable.Range(0, count).Select(i => $"\"{(char)('a' + (i % 26))}{(count == 1 ? "a" : i)}\":\"{new string('x', length)}\""));
        AlertmanagerReading reading = AlertmanagerMessageReader.Read(Encoding.UTF8.GetBytes($$"""{"version":"4","groupKey":"g","alerts":[{"startsAt":"2026-11-20T00:00:00Z","labels":{ {{labels}} } }]}"""));

        Assert.Equal(taken, reading.Succeeded);
    }

    private static AlertmanagerMessage Read(string json) => Read(Encoding.UTF8.GetBytes(json));

    private static AlertmanagerMessage Read(byte[] body)
    {
        AlertmanagerReading reading = AlertmanagerMessageReader.Read(body);
        Assert.True(reading.Succeeded, reading.Detail + string.Join("; ", reading.Errors.Select(e => $"{e.Key} {string.Join(", ", e.Value)}")));
        return reading.Message;
    }

    private static Dictionary<string, string> Texts(JsonElement map) => map.EnumerateObject().ToDictionary(p => p.Name, p => p.Value.GetString()!);
}
