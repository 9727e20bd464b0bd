using System.Text;

namespace Feeds.Syndication;

/// <summary>What a build is about to write, noted before it does, so that the next one knows the files of a build that was killed.</summary>
internal sealed class OutputJournal : IDisposable
{
    private readonly string file;
    private readonly HashSet<(string Path, string Hash)> left = [];
    private FileStream? notes;

    /// <summary>Reads what earlier builds left that never came to their end.</summary>
    public OutputJournal(string file)
    {
        this.file = file;
        if (File.Exists(file))
        {
            left.UnionWith(File.ReadLines(file, Encoding.UTF8).Select(line => line.Split(' ', 2)).Where(parts => parts.Length == 2).Select(parts => (parts[1], parts[0])));
        }
    }

    public IEnumerable<string> Paths => left.Select(note => note.Path);

    public bool Noted(string path, string hash) => left.Contains((path, hash));

    /// <summary>Says before a file is put in its place what it will be.</summary>
    public void Note(string path, string hash)
    {
        // A full disk may have cut the last line of an earlier build short.
        var line = (notes is null ? "\n" : "") + $"{hash} {path}\n";
        notes ??= new FileStream(file, FileMode.Append, FileAccess.Write, FileShare.Read, bufferSize: 0);
        notes.Write(Encoding.UTF8.GetBytes(line));
    }

    /// <summary>Forgets it all: the record holds it now.</summary>
    public void Discard()
    {
        Dispose();
        File.Delete(file);
    }

    public void Dispose()
    {
        notes?.Dispose();
        notes = null;
    }
}
