using Feeds.Configuration;

namespace Feeds.Tests.Support;

/// <summary>A site with a <c>feeds.yml</c> and a folder of content, read as a command reads it.</summary>
public static class Configured
{
    private const string Home = "site: {url: https://example.org/, timezone: UTC}\n";

    /// <summary>The publication, when nothing is wrong.</summary>
    public static Publication By(string yaml)
    {
        var read = Read(yaml);
        Assert.Empty(read.Problems);
        return Assert.IsType<Publication>(read.Publication);
    }

    /// <summary>What somebody should know, as it is told, though nothing is wrong.</summary>
    public static IEnumerable<string> Warned(string yaml)
    {
        var read = Read(yaml);
        Assert.NotNull(read.Publication);
        return read.Problems.Select(problem => problem.ToString());
    }

    /// <summary>What is wrong, as it is told, when nothing can be published.</summary>
    public static IEnumerable<string> Refused(string yaml)
    {
        var read = Read(yaml);
        Assert.Null(read.Publication);
        return read.Problems.Select(problem => problem.ToString());
    }

    /// <summary>The publication of a site that is there.</summary>
    public static ReadPublication Read(TempFolder folder) =>
        PublicationReader.Read(folder.Path, null, name => name switch
        {
            "HARBOUR" => "Harbour notes",
            "SMTP_PASSWORD" => "open  sesame\n",
            "FEEDS_SECRET" => "0123456789abcdef",
            _ => null,
        });

    private static ReadPublication Read(string yaml)
    {
        var whole = yaml.StartsWith("site:", StringComparison.Ordinal) || yaml.Contains("\nsite:", StringComparison.Ordinal) ? yaml : yaml.TrimEnd('\n') + "\n" + Home;
        using var folder = new TempFolder().With("feeds.yml", whole).With("content/a.md", "Text.\n").With("posts/a.md", "Text.\n");
        return Read(folder);
    }
}
