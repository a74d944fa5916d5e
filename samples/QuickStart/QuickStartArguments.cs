using System.Diagnostics.CodeAnalysis;

namespace IncidentKit.Samples.QuickStart;

/// <summary>The command line.</summary>
internal sealed record QuickStartArguments
{
    public const string Usage = """
        usage: dotnet run --project samples/QuickStart [-- OPTIONS]
          --store PATH    keep the incidents in this file, and go on with what is in it (default: a new file every time)
          --ledger PATH   append a line for every notification that is delivered: its key and its target
          --quiet         no pauses
        """;

    /// <summary>The file of the store, as a full path.</summary>
    public required string StorePath { get; init; }

    /// <summary>Whether the file was named, so that a run goes on where an earlier one stopped.</summary>
    public bool StoreGiven { get; init; }

    public string? LedgerPath { get; init; }

    public bool Quiet { get; init; }

    public static bool TryRead(string[] args, [NotNullWhen(true)] out QuickStartArguments? arguments, [NotNullWhen(false)] out string? problem)
    {
        (string? store, string? ledger, var quiet) = (null, null, false);
        arguments = null;
        for (var i = 0; i < args.Length; i++)
        {
            switch (args[i])
            {
                case "--quiet":
                    quiet = true;
                    break;
                case "--store" or "--ledger" when i + 1 == args.Length:
                    problem = $"{args[i]} needs a path";
                    return false;
                case "--store":
                    store = args[++i];
                    break;
                case "--ledger":
                    ledger = args[++i];
                    break;
                default:
                    problem = $"'{args[i]}' is no option";
                    return false;
            }
        }

        problem = null;
        arguments = new QuickStartArguments
        {
            StorePath = Path.GetFullPath(store ?? NewStore()),
            StoreGiven = store is not null,
            LedgerPath = ledger is null ? null : Path.GetFullPath(ledger),
            Quiet = quiet,
        };
        return true;
    }

    /// <summary>Beside the program, so that nothing is left elsewhere; what an earlier run left there goes.</summary>
    private static string NewStore()
    {
        var folder = Path.Combine(AppContext.BaseDirectory, "output");
        if (Directory.Exists(folder))
            Directory.Delete(folder, recursive: true);
        Directory.CreateDirectory(folder);
        return Path.Combine(folder, "incidents.db");
    }
}
