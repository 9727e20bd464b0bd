using System.Globalization;
using System.Text;
using Feeds.Cli.Commands;

// Same input, same words on every machine: neither the user's calendar nor the terminal's code page has a say.
CultureInfo.DefaultThreadCurrentCulture = CultureInfo.InvariantCulture;
Console.OutputEncoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false);
return await FeedsCommand.RunAsync(args, Console.Out, Console.Error, TimeProvider.System);
