using System.Text;
using IncidentKit.Cli;

// Other programs read what is printed: UTF-8 without a mark at its start, whatever the machine is set to.
Console.OutputEncoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false);
// What another program writes to us is UTF-8 too, and is refused where it is not.
using var input = Console.IsInputRedirected ? new StreamReader(Console.OpenStandardInput(), new UTF8Encoding(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true)) : null;
return await CommandLine.RunAsync(args, input ?? Console.In, Console.Out, Console.Error, TimeProvider.System).ConfigureAwait(false);
