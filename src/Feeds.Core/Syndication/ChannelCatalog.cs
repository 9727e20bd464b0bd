using System.Collections.Immutable;
using Feeds.Content;
using Feeds.Content.Dialects;
using Feeds.Markup;

namespace Feeds.Syndication;

/// <summary>A channel with the articles it shows, newest first.</summary>
/// <param name="Total">How many it has, of which it shows the newest.</param>
public sealed record Selection(Channel Channel, ImmutableArray<Article> Articles, int Total);

/// <summary>Decides which channels a site has and which articles each shows.</summary>
/// <param name="sections">What the site's own pages call its sections and terms.</param>
public sealed class ChannelCatalog(Site site, SiteDialect dialect, FeedOptions options, SectionPages sections)
{
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
            foreach (var (key, name) in KeysOf(article, options.By))
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
            .Select(pair => new Selection(Describe(pair.Key, pair.Value, own), [.. pair.Value.Articles], pair.Value.Total))];
    }

    /// <summary>What a channel is called and where its page lies, whether a feed is written for it or not; its term by the slug.</summary>
    public Channel Named(string key) => Describe(key, new Listing(), [.. options.Channels.Select(channel => new OwnChannelRule(channel))]);

    private string LanguageOf(Article article) => article.Language ?? site.Language;

    /// <summary>The keys of all channels that an article belongs to, whether a feed is written for them or not; those of its terms without its language too.</summary>
    public HashSet<string> KeysOf(Article article)
    {
        var keys = PlainKeysOf(article);
        var own = options.Channels.Select(channel => new OwnChannelRule(channel)).Where(rule => rule.Holds(keys, LanguageOf(article))).Select(rule => rule.Key).ToList();
        keys.Add("all");
        if (site.IsMultilingual && !IsDefault(LanguageOf(article)))
        {
            keys.Remove("site");
        }

        keys.UnionWith(KeysOf(article, Grouping.Everything).Select(key => key.Key));
        keys.UnionWith(own);
        return keys;
    }

    // The keys of all channels that an article is in, with the name it gives to what the channel is about.
    private IEnumerable<(string Key, string? Name)> KeysOf(Article article, Grouping by)
    {
        var language = LanguageOf(article);
        var prefix = "";
        if (site.IsMultilingual)
        {
            yield return ("all", null);
            if (!IsDefault(language))
            {
                if (!by.HasFlag(Grouping.Languages))
                {
                    yield break;
                }

                prefix = $"languages/{language}/";
            }
        }
        else if (article.Language is not null && by.HasFlag(Grouping.Languages))
        {
            yield return ($"languages/{article.Language}", null);
        }

        yield return (prefix.Length == 0 ? "site" : prefix[..^1], null);
        foreach (var (taxonomy, name) in TermsOf(article, by))
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
            .SelectMany(each => each.Names.Select(name => (each.Taxonomy, Name: name)))
            .Concat(article.OtherTerms)
            .DistinctBy(term => (term.Taxonomy, Term.Slug(term.Name)));
    }

    private bool IsDefault(string language) => string.Equals(language, site.Languages[0].Tag, StringComparison.OrdinalIgnoreCase);

    /// <summary>The channel with paths that no other shares, for when those of its generator are taken.</summary>
    public Channel Apart(Channel channel) => channel with { Files = paths.Of(ChannelKey.Parse(channel.Key), name: null) };

    private Channel Describe(string text, Listing list, List<OwnChannelRule> own)
    {
        var key = ChannelKey.Parse(text);
        var configured = key.Language is null ? null : site.Languages.FirstOrDefault(each => each.Tag == key.Language);
        var language = key.Language ?? site.Language;
        var siteTitle = configured?.Title ?? site.Title;
        var title = own.Find(rule => rule.Key == text)?.Title ?? (key switch
        {
            { Kind: "site", Language: null } or { Kind: "all" } => siteTitle,
            { Kind: "site" } => configured?.Title ?? $"{siteTitle} · {language}",
            _ => $"{TitleOf(key, list, configured) ?? list.Name ?? key.Term} · {siteTitle}",
        });
        return new()
        {
            Key = text,
            Title = title,
            Name = own.Find(rule => rule.Key == text)?.Title ?? (key.Kind is "site" or "all" ? siteTitle : TitleOf(key, list, configured) ?? list.Name ?? key.Term),
            Description = text == "site" && site.Description is { } description ? description : title,
            Language = language,
            Link = LinkOf(key, list, configured),
            Files = paths.Of(key, list.Name),
        };
    }

    private string? TitleOf(ChannelKey key, Listing list, SiteLanguage? configured)
    {
        var folder = list.Name is null ? key.Term : dialect.TermPath(list.Name);
        return sections.TitleOf(key.Kind == "sections" ? list.Name ?? folder : $"{key.Kind}/{folder}", configured?.Key) is { } title ? PlainText.Title(title) : null;
    }

    // Hugo has a page for each term and section; elsewhere only the home page is sure to be there.
    private string LinkOf(ChannelKey key, Listing list, SiteLanguage? configured)
    {
        if (dialect is not HugoDialect || key.Kind is "all" or "channels")
        {
            return site.Url;
        }

        var home = site.HomeOf(configured ?? site.Languages.FirstOrDefault(language => language.Url is not null));
        return (key.Kind, list.Name) switch
        {
            ("site" or "authors", _) or (_, null) => home,
            ("sections", { } name) => home + UrlText.EncodePath(dialect.TermPath(name)) + "/",
            (var kind, { } name) => home + UrlText.EncodePath($"{kind}/{dialect.TermPath(name)}") + "/",
        };
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

        public int Total { get; private set; }

        // Of several spellings the commonest one; the same one whichever article is newest.
        public string? Name => spellings.Count == 0 ? null : spellings.OrderByDescending(pair => pair.Value).ThenBy(pair => pair.Key, StringComparer.Ordinal).First().Key;

        public void Add(Article article, string? name, int limit)
        {
            Total++;
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
