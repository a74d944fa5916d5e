using IncidentKit.Storage;

namespace IncidentKit.Testing.Conformance;

/// <summary>Policies and runbooks, by their hash.</summary>
internal static class DocumentCases
{
    private static readonly StoredDocument Policy = new() { Hash = "h1", Kind = "policy", Name = "adr-0072", Text = "severities:\r\n  - Grüße 🚨\n\n" };

    public static IReadOnlyList<StoreConformanceCase> All { get; } =
    [
        new("Document_comes_back_as_written", "A document comes back as it was written, also after a restart.", ComesBackAsync),
        new("Document_unknown_is_null", "A document that is not there reads as null.", UnknownAsync),
        new("Document_again_is_left_as_it_is", "A document that is there already is left as it is, and the commit lands.", AgainAsync),
        new("Document_is_of_its_tenant", "Tenants do not see each other's documents.", TenantAsync),
        new("Document_of_a_megabyte_comes_back", "A long document comes back whole.", LongAsync),
    ];

    private static async Task ComesBackAsync(StoreRun run)
    {
        await run.LandAsync(new() { Documents = [Policy] });
        await run.ReopenAsync();
        Expect.Equal(Policy, await run.Store.LoadDocumentAsync("", "h1", run.Cancellation), "the document");
    }

    private static async Task UnknownAsync(StoreRun run) =>
        Expect.True(await run.Store.LoadDocumentAsync("", "nobody", run.Cancellation) is null, "no document");

    private static async Task AgainAsync(StoreRun run)
    {
        await run.LandAsync(new() { Documents = [Policy] });
        await run.LandAsync(new() { Documents = [Policy with { Name = "other", Text = "other" }], UniqueKeys = [new("", "k")] });
        Expect.Equal(Policy, await run.Store.LoadDocumentAsync("", "h1", run.Cancellation), "the document");
        Expect.Outcome(CommitOutcome.DuplicateKey, await run.CommitAsync(new() { UniqueKeys = [new("", "k")] }));
    }

    private static async Task TenantAsync(StoreRun run)
    {
        await run.LandAsync(new() { Documents = [Policy, Policy with { Tenant = "other", Text = "theirs" }] });
        Expect.Equal("theirs", (await run.Store.LoadDocumentAsync("other", "h1", run.Cancellation))?.Text, "the other tenant's text");
        Expect.Equal(Policy, await run.Store.LoadDocumentAsync("", "h1", run.Cancellation), "the document");
    }

    private static async Task LongAsync(StoreRun run)
    {
        var text = string.Concat(Enumerable.Repeat("a line of a runbook — Zeile\n", 40_000));
        await run.LandAsync(new() { Documents = [Policy with { Text = text }] });
        Expect.True((await run.Store.LoadDocumentAsync("", "h1", run.Cancellation))?.Text == text, "the text as it was written");
    }
}
