using System.Collections.Concurrent;
using Feeds.Sources;

namespace Feeds.Syndication;

/// <summary>Keeps everything that is written inside the output folder, whatever links lie in it. Safe for several threads at once.</summary>
/// <param name="root">The real path of the folder.</param>
internal sealed class OutputBounds(string root)
{
    private readonly ConcurrentDictionary<string, bool> checkedFolders = new(StringComparer.Ordinal);

    /// <summary>Refuses a folder that is not inside; looked at once.</summary>
    /// <param name="path">What was to be written there, for the message.</param>
    /// <exception cref="FeedsException">It leads out of the output folder.</exception>
    public void Refuse(string path, string folder)
    {
        if (checkedFolders.ContainsKey(folder))
        {
            return;
        }

        if (!(folder + "/").StartsWith(root + "/", StringComparison.Ordinal))
        {
            throw new FeedsException($"The path '{path}' leads out of the output folder '{root}'; nothing is written there.");
        }

        // Looked at before it is made: below a link the new folder would already be outside.
        if (!IsInside(folder))
        {
            throw new FeedsException($"'{path}' lies behind a symbolic link that leads out of the output folder '{root}'; nothing is written there.");
        }
    }

    /// <summary>Whether a path is inside when every link on its way is followed.</summary>
    public bool Hold(string target) => (RealPath.Of(target) + "/").StartsWith(root + "/", StringComparison.Ordinal);

    // What is in a folder that is inside is inside too, unless it is a link; what is not there yet will be a folder.
    private bool IsInside(string folder)
    {
        if (folder == root || checkedFolders.ContainsKey(folder))
        {
            return true;
        }

        if (!((FileStamp.Of(folder) is { Kind: FileKind.Folder } || IsNothing(folder)) && IsInside(Path.GetDirectoryName(folder)!)) && !Hold(folder))
        {
            return false;
        }

        checkedFolders.TryAdd(folder, true);
        return true;
    }

    // Of a link that leads nowhere there are attributes.
    private static bool IsNothing(string path) => new DirectoryInfo(path).Attributes == (FileAttributes)(-1);
}
