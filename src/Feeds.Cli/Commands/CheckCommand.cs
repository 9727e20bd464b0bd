using System.CommandLine;
namespace Feeds.Cli.Commands;

internal static class CheckCommand { public static Command Create(CommonOptions common, TimeProvider time) => new("check", "x"); }
