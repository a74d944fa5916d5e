using System.Text;
using IncidentKit.Cli;

// Other programs read what is printed: UTF-8 without a mark at its start, whatever the machine is set to.
Console.OutputEncoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false);
return await CommandLine.RunAsync(args, Console.In, Console.Out, Console.Error, TimeProvider.System).ConfigureAwait(false);
