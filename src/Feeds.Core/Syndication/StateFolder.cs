namespace Feeds.Syndication;

/// <summary>The site's <c>.feeds</c> folder, where Feeds keeps what it must remember: private, and ignored by git.</summary>
public static class StateFolder
{
    public const string Name = ".feeds";

    /// <summary>Makes the folder if it is not there, readable by its owner alone.</summary>
    public static void Make(string path)
    {
        if (!Directory.Exists(path))
        {
            _ = OperatingSystem.IsWindows()
                ? Directory.CreateDirectory(path)
                : Directory.CreateDirectory(path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }

        var ignore = Path.Combine(path, ".gitignore");
        if (!File.Exists(ignore))
        {
            File.WriteAllText(ignore, "*\n");
        }
    }
}
