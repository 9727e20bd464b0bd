using System.Text;

namespace Feeds.Tests.Support;

/// <summary>Files whose bytes were looked at by a person once, and must not change unnoticed.</summary>
public static class Golden
{
    /// <summary>Asserts that the bytes are those of a file in the room's <c>Golden</c>.</summary>
    public static void AssertSame(string name, byte[] actual, string room = "Syndication")
    {
        var golden = Path.Combine(Repository.Folder, "tests", "Feeds.Tests", room, "Golden", name);
        var expected = File.Exists(golden) ? File.ReadAllBytes(golden) : [];
        if (actual.AsSpan().SequenceEqual(expected))
        {
            return;
        }

        var written = Path.Combine(AppContext.BaseDirectory, "Golden", name);
        Directory.CreateDirectory(Path.GetDirectoryName(written)!);
        File.WriteAllBytes(written, actual);
        Assert.Fail($"{name} is not what it was: {FirstDifference(expected, actual)}\nLook at every difference; to take what is written now:\n  diff '{golden}' '{written}'; cp '{written}' '{golden}'");
    }

    private static string FirstDifference(byte[] expected, byte[] actual)
    {
        var (old, now) = (Encoding.UTF8.GetString(expected).Split('\n'), Encoding.UTF8.GetString(actual).Split('\n'));
        var line = 0;
        while (line < old.Length && line < now.Length && old[line] == now[line])
        {
            line++;
        }

        return $"line {line + 1} was\n  {old.ElementAtOrDefault(line) ?? "(nothing)"}\nand is\n  {now.ElementAtOrDefault(line) ?? "(nothing)"}";
    }
}
