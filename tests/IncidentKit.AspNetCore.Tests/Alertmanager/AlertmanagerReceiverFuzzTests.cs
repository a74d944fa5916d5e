using System.Net;
using System.Text;

namespace IncidentKit.AspNetCore.Tests.Alertmanager;

public sealed class AlertmanagerReceiverFuzzTests
{
    private const int Cases = 2_000;

    private static readonly HashSet<HttpStatusCode> Allowed = [HttpStatusCode.OK, HttpStatusCode.BadRequest, HttpStatusCode.RequestEntityTooLarge];

    private static readonly byte[][] Scraps = [.. new[]
    {
        "null", "{}", "[]", "[", "]", "{", "}", "\"", "\\", ",", ":", "\"\\ud800\"", "\"\\u0000\"", "-1e999", "true", "4", "\"4\"", "\u0000", "\ufeff",
        "\"alerts\":", "\"labels\":", "\"groupKey\":", "\"fingerprint\":\"\",", "\"startsAt\":\"9999-12-31T23:59:59.9999999999Z\",", "\"endsAt\":\"0001-01-01T00:00:00+14:00\",",
        new string('[', 200), new string('9', 400), "🔥",
    }.Select(Encoding.UTF8.GetBytes)];

    [Fact]
    public async Task Mutated_messages_are_taken_or_refused_and_never_break_it()
    {
        await using ReceiverHost host = await ReceiverHost.StartAsync(o => o.MaxBodyBytes = 16 * 1024);
        var random = new Random(20261120);
        byte[][] seeds = [.. Fixtures.All.Select(Fixtures.Read)];
        var seen = new Dictionary<HttpStatusCode, int>();

        for (int i = 0; i < Cases; i++)
        {
            byte[] body = Mutate(seeds, random);
            HttpResponseMessage response = await host.PostAsync(body);
            Assert.True(Allowed.Contains(response.StatusCode), $"case {i}: {(int)response.StatusCode} for {Encoding.UTF8.GetString(body)}");
            seen[response.StatusCode] = seen.GetValueOrDefault(response.StatusCode) + 1;
        }

        // Otherwise the mutations would be too tame or too wild to show anything.
        Assert.All(Allowed, status => Assert.True(seen.GetValueOrDefault(status) > 0, $"no case gave {status}"));
    }

    private static byte[] Mutate(byte[][] seeds, Random random)
    {
        List<byte> body = [.. seeds[random.Next(seeds.Length)]];
        int mutations = random.Next(1, 5);
        for (int i = 0; i < mutations && body.Count > 0; i++)
        {
            int at = random.Next(body.Count);
            int length = Math.Min(random.Next(1, 60), body.Count - at);
            switch (random.Next(9))
            {
                case 0:
                    body[at] = (byte)random.Next(256);
                    break;
                case 1:
                    body[at] = (byte)random.Next('0', 'z');
                    break;
                case 2:
                    body.RemoveRange(at, length);
                    break;
                case 3:
                    body.InsertRange(at, body.GetRange(at, length));
                    break;
                case 4:
                    body.InsertRange(at, Scraps[random.Next(Scraps.Length)]);
                    break;
                case 5:
                    ReplaceToken(body, random);
                    break;
                case 6:
                    ReplaceToken(body, random);
                    break;
                case 7:
                    byte[] other = seeds[random.Next(seeds.Length)];
                    body.InsertRange(at, other.AsSpan(random.Next(other.Length)));
                    break;
                default:
                    body.RemoveRange(at, body.Count - at);
                    break;
            }
        }

        if (random.Next(20) == 0)
            body.AddRange(Enumerable.Repeat((byte)' ', 16 * 1024));
        return [.. body];
    }

    // Puts something else where a value was, so that the JSON often stays JSON.
    private static void ReplaceToken(List<byte> body, Random random)
    {
        int start = body.IndexOf((byte)':', random.Next(body.Count)) + 1;
        if (start == 0)
            return;
        int end = body.FindIndex(start, b => b is (byte)',' or (byte)'}' or (byte)']');
        if (end < 0)
            return;
        body.RemoveRange(start, end - start);
        body.InsertRange(start, Scraps[random.Next(Scraps.Length)]);
    }
}
