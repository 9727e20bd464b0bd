using System.Text.Json;
using System.Xml.Linq;

namespace Feeds.Cli.Tests.Support;

/// <summary>The files that a build left, as a reader meets them.</summary>
internal static class FeedFiles
{
    /// <summary>Fails unless every file is whole: well-formed to its last byte, with the element that closes it.</summary>
    public static void AllAreWhole(string folder)
    {
        foreach (var path in Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories).Where(path => !path.Contains("/.feeds-new/", StringComparison.Ordinal)))
        {
            if (path.EndsWith(".json", StringComparison.Ordinal))
            {
                using var document = JsonDocument.Parse(File.ReadAllBytes(path));
                Assert.NotEmpty(document.RootElement.GetProperty("items").EnumerateArray());
            }
            else if (path.EndsWith(".html", StringComparison.Ordinal))
            {
                Assert.EndsWith("</html>\n", File.ReadAllText(path), StringComparison.Ordinal);
            }
            else
            {
                Assert.Contains(XDocument.Load(path).Root!.Name.LocalName, (string[])["rss", "feed", "opml"]);
            }
        }
    }
}
