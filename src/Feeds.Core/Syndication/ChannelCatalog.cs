using System.Collections.Immutable;
using Feeds.Content;
using Feeds.Content.Dialects;
using Feeds.Markup;

namespace Feeds.Syndication;

/// <summary>A channel with the articles it shows, newest first.</summary>
public sealed record Selection(Channel Channel, ImmutableArray<Article> Articles);

/// <summary>Decides which channels a site has and which articles each shows.</summary>
public sealed class ChannelCatalog(Site site, SiteDialect dialect, FeedOptions options)
{
    private static readonly string[] Taxonomies = ["tags", "categories", "authors", "sections"];

    private readonly FeedPaths paths = new(site, dialect, options);

    /// <summary>Every channel by its key, the site first; those without articles only where they are always there.</summary>
    /// <param name="articles">Those that may be shown, in any order.</param>
    public ImmutableArray<Selection> Select(IEnumerable<Article> articles)
    {
        var lists = new Dictionary<string, Listing> { ["site"] = new() };
        var own = options.Channels.Select(channel => new OwnChannelRule(channel)).ToList();
        foreach (var rule in own)
        {
            lists[rule.Key] = new Listing();
        }

        var published = articles.ToList();
        published.Sort(Article.NewestFirst);
        foreach (var article in published)
        {
            foreach (var (key, name) in KeysOf(article))
            {
                if (!lists.TryGetValue(key, out var list))
                {
                    lists.Add(key, list = new());
                }

                list.Add(article, name, options.Items);
            }

            var keys = own.Count == 0 ? [] : PlainKeysOf(article);
            foreach (var rule in own.Where(rule => rule.Holds(keys, LanguageOf(article))))
            {
                lists[rule.Key].Add(article, rule.Title, options.Items);
            }
        }

        return [.. lists.OrderBy(pair => OrderOf(pair.Key)).ThenBy(pair => pair.Key, StringComparer.Ordinal)
            .Select(pair => new Selection(Describe(pair.Key, pair.Value, own), [.. pair.Value.Articles]))];
    }

    private string LanguageOf(Article article) => article.Language ?? site.Language;

    // The keys of all channels that an article is in, with the name it gives to what the channel is about.
    private IEnumerable<(string Key, string? Name)> KeysOf(Article article)
    {
        var language = LanguageOf(article);
        var prefix = "";
        if (site.IsMultilingual)
        {
            yield return ("all", null);
            if (!IsDefault(language))
            {
                if (!options.By.HasFlag(Grouping.Languages))
                {
                    yield break;
                }

                prefix = $"languages/{language}/";
            }
        }
        else if (article.Language is not null && options.By.HasFlag(Grouping.Languages))
        {
            yield return ($"languages/{article.Language}", null);
        }

        yield return (prefix.Length == 0 ? "site" : prefix[..^1], null);
        foreach (var (taxonomy, name) in TermsOf(article, options.By))
        {
            yield return ($"{prefix}{taxonomy}/{Term.Slug(name)}", name);
        }
    }

    private HashSet<string> PlainKeysOf(Article article)
    {
        var keys = TermsOf(article, Grouping.Everything).Select(term => $"{term.Taxonomy}/{Term.Slug(term.Name)}").ToHashSet();
        keys.Add("site");
        keys.Add($"languages/{LanguageOf(article)}");
        return keys;
    }

    private static IEnumerable<(string Taxonomy, string Name)> TermsOf(Article article, Grouping by)
    {
        IEnumerable<(Grouping Group, string Taxonomy, IEnumerable<string> Names)> all =
        [
            (Grouping.Tags, "tags", article.Tags),
            (Grouping.Categories, "categories", article.Categories),
            (Grouping.Authors, "authors", article.Authors.Select(author => author.Name)),
            (Grouping.Sections, "sections", article.Section is { } section ? [section] : []),
        ];
        return all.Where(each => by.HasFlag(each.Group))
            .SelectMany(each => each.Names.Select(name => (each.Taxonomy, name)))
            .DistinctBy(term => (term.Taxonomy, Term.Slug(term.name)));
    }

    private bool IsDefault(string language) => string.Equals(language, site.Languages[0].Tag, StringComparison.OrdinalIgnoreCase);

    private Channel Describe(string key, Listing list, List<OwnChannelRule> own)
    {
        var language = site.Language;
        SiteLanguage? configured = null;
        var rest = key;
        if (key.StartsWith("languages/", StringComparison.Ordinal))
        {
            var parts = key.Split('/', 3);
            language = parts[1];
            configured = site.Languages.FirstOrDefault(each => each.Tag == language);
            rest = parts.Length == 3 ? parts[2] : "";
        }

        var siteTitle = configured?.Title ?? site.Title;
        var title = own.Find(rule => rule.Key == key)?.Title ?? rest switch
        {
            "site" or "all" => siteTitle,
            "" => configured?.Title ?? $"{siteTitle} · {language}",
            _ => $"{list.Name ?? rest} · {siteTitle}",
        };
        return new()
        {
            Key = key,
            Title = title,
            Description = key == "site" && site.Description is { } description ? description : title,
            Language = language,
            Link = LinkOf(key, rest, configured),
            Files = paths.Of(key),
        };
    }

    // Hugo has a page for each term; elsewhere only the home page is sure to be there.
    private string LinkOf(string key, string rest, SiteLanguage? configured)
    {
        if (dialect is not HugoDialect || key == "all" || key.StartsWith("channels/", StringComparison.Ordinal))
        {
            return site.Url;
        }

        var path = rest is "site" or "" ? "" : (rest.StartsWith("sections/", StringComparison.Ordinal) ? rest["sections/".Length..] : rest) + "/";
        var isPage = Taxonomies[..2].Any(taxonomy => rest.StartsWith(taxonomy + "/", StringComparison.Ordinal)) || rest.StartsWith("sections/", StringComparison.Ordinal) || path.Length == 0;
        return site.Url + (configured is { } language ? language.Key + "/" : "") + (isPage ? UrlText.EncodePath(path) : "");
    }

    private static int OrderOf(string key) => key switch
    {
        "site" => 0,
        "all" => 1,
        _ when key.StartsWith("channels/", StringComparison.Ordinal) => 2,
        _ when key.StartsWith("sections/", StringComparison.Ordinal) => 3,
        _ when key.StartsWith("categories/", StringComparison.Ordinal) => 4,
        _ when key.StartsWith("tags/", StringComparison.Ordinal) => 5,
        _ when key.StartsWith("authors/", StringComparison.Ordinal) => 6,
        _ => 7,
    };

    private sealed class Listing
    {
        private readonly Dictionary<string, int> spellings = [];

        public List<Article> Articles { get; } = [];

        // Of several spellings the commonest one; the same one whichever article is newest.
        public string? Name => spellings.Count == 0 ? null : spellings.OrderByDescending(pair => pair.Value).ThenBy(pair => pair.Key, StringComparer.Ordinal).First().Key;

        public void Add(Article article, string? name, int limit)
        {
            if (Articles.Count < limit)
            {
                Articles.Add(article);
            }

            if (name is not null)
            {
                spellings[name] = spellings.GetValueOrDefault(name) + 1;
            }
        }
    }
}
