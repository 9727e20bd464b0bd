using System.Collections.Immutable;
using Feeds.Content;
using Feeds.Content.Dialects;

namespace Feeds.Tests.Support;

/// <summary>A site that reads articles: what a test changes of it, it changes by <c>with</c>.</summary>
public sealed record Reading(SiteDialect Dialect)
{
    public static Reading Hugo => new(new HugoDialect());

    public static Reading Jekyll => new(new JekyllDialect()) { Folder = "." };

    public static Reading Plain => new(new PlainDialect());

    public string Now { get; init; } = "2025-06-01T12:00:00Z";

    /// <summary>The zone that somebody set, or null for the default.</summary>
    public string? Zone { get; init; } = "UTC";

    public string Url { get; init; } = "https://example.org/";

    public string Language { get; init; } = "en";

    public ImmutableArray<SiteLanguage> Languages { get; init; } = [];

    /// <summary>The folder of the articles below the site's.</summary>
    public string Folder { get; init; } = "content";

    public Func<ContentOptions, ContentOptions> Options { get; init; } = options => options;

    /// <summary>Reads a site that is there.</summary>
    public ContentReading Read(TempFolder folder, Action<int, int>? progress = null)
    {
        var site = new Site
        {
            Title = "Harbour notes",
            Url = Url,
            Language = Language,
            Languages = Languages,
            Zone = TimeZoneInfo.FindSystemTimeZoneById(Zone ?? "UTC"),
            ZoneIsDefault = Zone is null,
        };
        var options = new ContentOptions
        {
            SiteFolder = folder.Path,
            Folder = Path.TrimEndingDirectorySeparator(Path.GetFullPath(folder.At(Folder))),
            Dialect = Dialect,
            SplitTerms = Dialect.SplitTerms,
            ZonelessDates = Dialect.ZonelessDates,
        };
        return new ContentFolder(site, Options(options)).Read(DateTimeOffset.Parse(Now, System.Globalization.CultureInfo.InvariantCulture), progress, TestContext.Current.CancellationToken);
    }

    /// <summary>Reads one file of that text.</summary>
    public ReadArticle Text(string text, string path)
    {
        using var folder = new TempFolder().With(Path.Combine(Folder, path), text);
        var reading = Read(folder);
        return new(Assert.Single(reading.Articles), reading.Problems);
    }

    /// <summary>Reads one article with that YAML as front matter; a date is added where none is given.</summary>
    public ReadArticle Front(string yaml, string? path = null)
    {
        var dated = yaml.Contains("date", StringComparison.OrdinalIgnoreCase) ? yaml : yaml + "\ndate: 2025-02-10";
        return Text($"---\n{dated}\n---\nSome text.\n", path ?? (Dialect is JekyllDialect ? "_posts/2025-02-10-hello.md" : "posts/hello.md"));
    }

    /// <summary>The article of <see cref="Front"/> when nothing was wrong with it.</summary>
    public Article Article(string yaml, string? path = null)
    {
        var read = Front(yaml, path);
        Assert.Empty(read.Problems);
        return read.Article;
    }
}
