namespace Feeds.Tests.Support;

/// <summary>A folder of a test's own, gone when the test ends.</summary>
public sealed class TempFolder : IDisposable
{
    public TempFolder() => Path = Directory.CreateTempSubdirectory("feeds-").FullName;

    public string Path { get; }

    /// <summary>The full path of something below the folder.</summary>
    public string At(string below) => System.IO.Path.Combine(Path, below);

    /// <summary>Writes a text as UTF-8 without a byte order mark, making the folders above it.</summary>
    public TempFolder With(string below, string text)
    {
        Directory.CreateDirectory(System.IO.Path.GetDirectoryName(At(below))!);
        File.WriteAllText(At(below), text);
        return this;
    }

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
