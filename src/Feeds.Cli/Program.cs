using Feeds.Cli.Commands;

return await FeedsCommand.RunAsync(args, Console.Out, Console.Error, TimeProvider.System);
