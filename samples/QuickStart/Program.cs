using IncidentKit;
using IncidentKit.Samples.QuickStart;
using IncidentKit.Testing;
using Microsoft.Extensions.DependencyInjection;

// One alert, from Alertmanager's message to the post-mortem. Nothing outside is needed: the service that breaks, the phones that ring and
// the people who answer are played by this program, and the clock is turned by hand. The engine, the policy, the runbook and the file are real.
if (!QuickStartArguments.TryRead(args, out var arguments, out var problem))
{
    Console.Error.WriteLine(problem);
    Console.Error.WriteLine(QuickStartArguments.Usage);
    return 2;
}

var clock = new ManualTimeProvider(Scenario.Start);
var phones = new Phones(arguments.LedgerPath);
var teller = new Teller(Console.Out, phones, pauses: !arguments.Quiet && !Console.IsOutputRedirected);

var services = new ServiceCollection();
services.AddSingleton<TimeProvider>(clock);
services.AddIncidentKit(kit => kit
    .UsePolicy(Path.Combine(AppContext.BaseDirectory, "policy.yaml"))
    .UseSqlite(arguments.StorePath)
    .AddRunbooks(Path.Combine(AppContext.BaseDirectory, "runbooks/*.yaml"))
    .AddCheckout()
    .AddOnCallResolver(new OnCallRota())
    .AddNotifier(phones));

await using var provider = services.BuildServiceProvider();
teller.Open(arguments);
var driver = new Driver(provider, clock, teller);
var incident = await driver.RunAsync();

var postMortem = Path.Combine(Path.GetDirectoryName(arguments.StorePath)!, "post-mortem.md");
await File.WriteAllTextAsync(postMortem, await provider.GetRequiredService<IIncidentManager>().WritePostMortemAsync(incident.Id));
teller.Close(incident, postMortem);
return 0;
