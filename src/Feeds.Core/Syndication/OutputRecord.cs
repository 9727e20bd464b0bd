using System.Globalization;
using System.Text;

namespace Feeds.Syndication;

/// <summary>Which files below an output folder Feeds wrote, and the hash of each, so that it never removes anybody else's.</summary>
public sealed class OutputRecord
{
    private const string Heading = "feeds-output 2";

    private readonly Dictionary<string, string> files = new(StringComparer.Ordinal);

    /// <summary>The paths in no order.</summary>
    public IReadOnlyCollection<string> Paths => files.Keys;

    /// <summary>The hash of a file's content, or null when it is none of ours.</summary>
    public string? HashIn(string path) => files.GetValueOrDefault(path);

    /// <summary>The hash of a file that was added.</summary>
    public string HashOf(string path) => files[path];

    public bool Holds(string path) => files.ContainsKey(path);

    public bool Wrote(string path, string hash) => files.GetValueOrDefault(path) == hash;

    public void Add(string path, string hash) => files[path] = hash;

    /// <summary>Whether another one holds the same files with the same content.</summary>
    public bool IsSameAs(OutputRecord other) => files.Count == other.files.Count && files.All(file => other.Wrote(file.Key, file.Value));

    /// <summary>Reads a record; one that is absent, damaged or of another version knows nothing, so nothing will be removed.</summary>
    public static OutputRecord Load(string file)
    {
        var record = new OutputRecord();
        if (!File.Exists(file))
        {
            return record;
        }

        var lines = File.ReadAllLines(file, Encoding.UTF8);
        if (lines is not [Heading, .. var entries, var last] || last != string.Create(CultureInfo.InvariantCulture, $"end {entries.Length}"))
        {
            return record;
        }

        foreach (var entry in entries)
        {
            if (entry.Split(' ', 2) is [{ Length: 32 } hash, var path])
            {
                record.files[path] = hash;
            }
        }

        return record;
    }

    public void Save(string file)
    {
        var lines = new List<string> { Heading };
        lines.AddRange(files.OrderBy(file => file.Key, StringComparer.Ordinal).Select(file => $"{file.Value} {file.Key}"));
        lines.Add(string.Create(CultureInfo.InvariantCulture, $"end {files.Count}"));
        Replace(file, Encoding.UTF8.GetBytes(string.Join('\n', lines) + "\n"));
    }

    /// <summary>Puts new content into a file, whole or not at all; leaves alone what is the same.</summary>
    internal static void Replace(string file, byte[] content)
    {
        if (File.Exists(file) && File.ReadAllBytes(file).AsSpan().SequenceEqual(content))
        {
            return;
        }

        File.WriteAllBytes(file + ".new", content);
        File.Move(file + ".new", file, overwrite: true);
    }
}
