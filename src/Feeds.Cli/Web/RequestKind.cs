namespace Feeds.Cli.Web;

/// <summary>What was asked for, as logs and figures name it.</summary>
internal static class RequestKind
{
    /// <summary>A file of the last build.</summary>
    public const string Feed = "feed";

    /// <summary>A page for people.</summary>
    public const string Page = "page";

    /// <summary>How the server is.</summary>
    public const string Health = "health";

    /// <summary>What is not there.</summary>
    public const string Nothing = "nothing";
}
