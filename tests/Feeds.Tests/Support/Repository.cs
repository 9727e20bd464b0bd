namespace Feeds.Tests.Support;

/// <summary>The work tree that the tests were built from.</summary>
internal static class Repository
{
    public static string Folder { get; } = Above(new DirectoryInfo(AppContext.BaseDirectory)).FullName;

    private static DirectoryInfo Above(DirectoryInfo folder) => File.Exists(Path.Combine(folder.FullName, "Feeds.sln")) ? folder : Above(folder.Parent!);
}
