using System.CommandLine;
namespace Feeds.Cli.Commands;
internal static class InitCommand { public static Command Create(CommonOptions common) => new("init", "x"); }
