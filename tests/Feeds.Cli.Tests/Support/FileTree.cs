using System.Security.Cryptography;

namespace Feeds.Cli.Tests.Support;

/// <summary>All files and folders below a folder.</summary>
internal static class FileTree
{
    /// <summary>What is there and what it holds, in order: to compare two folders, or one before and after.</summary>
    public static string[] Contents(string folder) =>
        Lines(folder, entry => entry is FileInfo file ? Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(file.FullName))) : "folder");

    /// <summary>When each was last written, in order.</summary>
    public static string[] Times(string folder) => Lines(folder, entry => $"{entry.LastWriteTimeUtc.Ticks}");

    /// <summary>The paths of the files below, with <c>/</c>, in order.</summary>
    public static string[] Files(string folder) =>
        [.. Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories).Select(path => Path.GetRelativePath(folder, path)).Order(StringComparer.Ordinal)];

    private static string[] Lines(string folder, Func<FileSystemInfo, string> about) =>
        [.. new DirectoryInfo(folder).EnumerateFileSystemInfos("*", SearchOption.AllDirectories)
            .Select(entry => $"{Path.GetRelativePath(folder, entry.FullName)} {about(entry)}").Order(StringComparer.Ordinal)];
}
