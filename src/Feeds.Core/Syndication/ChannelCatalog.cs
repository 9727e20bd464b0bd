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
    // Of fewer a second processor would not make it any faster.
    private const int FewArticles = 1000;

    private readonly FeedPaths paths = new(site, dialect, options);

    /// <summary>Every channel by its key, the site first; those without articles only where they are always there.</summary>
    /// <param name="articles">Those that may be shown, in any order.</param>
    public ImmutableArray<Selection> Select(IEnumerable<Article> articles)
    {
        var all = NewestFirst(articles);
        var own = options.Channels.Select(channel => new OwnChannelRule(channel)).ToList();
        var parts = new Listings[Math.Clamp(all.Length / FewArticles, 1, Environment.ProcessorCount)];
        Parallel.For(0, parts.Length, part => parts[part] = Listed(all.AsSpan((all.Length * part / parts.Length)..(all.Length * (part + 1) / parts.Length)), own));
        foreach (var older in parts.Skip(1))
        {
            parts[0].Append(older);
        }

        return [.. parts[0].All.OrderBy(pair => OrderOf(pair.Key)).ThenBy(pair => pair.Key, StringComparer.Ordinal)
            .Select(pair => new Selection(Describe(pair.Key, pair.Value.Name, own), [.. pair.Value.Articles], pair.Value.Total))];
    }

    private Listings Listed(ReadOnlySpan<Article> newestFirst, List<OwnChannelRule> own)
    {
        var lists = new Listings(options.Items);
        lists.Of("site");
        foreach (var rule in own)
        {
            lists.Of(rule.Key.Key);
        }

        var known = new TermKeys();
        var keys = new List<SpelledKey>();
        foreach (var article in newestFirst)
        {
            keys.Clear();
            AddKeys(article, options.By, known, keys);
            foreach (var key in keys)
            {
                lists.Add(key, article);
            }

            var plain = own.Count == 0 ? [] : PlainKeysOf(article);
            foreach (var rule in own)
            {
                if (rule.Holds(plain, LanguageOf(article)))
                {
                    lists.Add(rule.Key, article);
                }
            }
        }

        return lists;
    }

    /// <summary>What a channel is called and where its page lies, whether a feed is written for it or not; its term by the slug.</summary>
    public Channel Named(string key) => Describe(key, name: null, [.. options.Channels.Select(channel => new OwnChannelRule(channel))]);

    private string LanguageOf(Article article) => article.Language ?? site.Language;

    /// <summary>The keys of all channels that an article belongs to, whether a feed is written for them or not; those of its terms without its language too.</summary>
    public HashSet<string> KeysOf(Article article)
    {
        var keys = PlainKeysOf(article);
        var own = options.Channels.Select(channel => new OwnChannelRule(channel)).Where(rule => rule.Holds(keys, LanguageOf(article))).Select(rule => rule.Key.Key).ToList();
        keys.Add("all");
        if (site.IsMultilingual && !IsDefault(LanguageOf(article)))
        {
            keys.Remove("site");
        }

        var all = new List<SpelledKey>();
        AddKeys(article, Grouping.Everything, new(), all);
        keys.UnionWith(all.Select(key => key.Key));
        keys.UnionWith(own);
        return keys;
    }

    // Comparing numbers is most of it, and many times faster than comparing articles.
    private static Article[] NewestFirst(IEnumerable<Article> articles)
    {
        var all = articles.ToArray();
        var ages = Array.ConvertAll(all, article => -(article.Published?.UtcTicks ?? 0));
        Array.Sort(ages, all);
        for (int i = 0, end; i < all.Length; i = end)
        {
            for (end = i + 1; end < all.Length && ages[end] == ages[i]; end++)
            {
            }

            if (end - i > 1)
            {
                all.AsSpan(i, end - i).Sort(Article.NewestFirst);
            }
        }

        return all;
    }

    // The keys of all channels that an article is in, with the name it gives to what the channel is about.
    private void AddKeys(Article article, Grouping by, TermKeys known, List<SpelledKey> keys)
    {
        var language = LanguageOf(article);
        var prefix = "";
        if (site.IsMultilingual)
        {
            keys.Add(known.Of("all"));
            if (!IsDefault(language))
            {
                if (!by.HasFlag(Grouping.Languages))
                {
                    return;
                }

                prefix = $"languages/{language}/";
            }
        }
        else if (article.Language is not null && by.HasFlag(Grouping.Languages))
        {
            keys.Add(known.Of($"languages/{article.Language}"));
        }

        keys.Add(known.Of(prefix.Length == 0 ? "site" : prefix[..^1]));
        var first = keys.Count;

        void Add(string taxonomy, string name)
        {
            var key = known.Of(prefix, taxonomy, name);
            for (var i = first; i < keys.Count; i++)
            {
                if (keys[i].Key == key.Key)
                {
                    return;
                }
            }

            keys.Add(key);
        }

        if (by.HasFlag(Grouping.Tags))
        {
            foreach (var tag in article.Tags)
            {
                Add("tags", tag);
            }
        }

        if (by.HasFlag(Grouping.Categories))
        {
            foreach (var category in article.Categories)
            {
                Add("categories", category);
            }
        }

        if (by.HasFlag(Grouping.Authors))
        {
            foreach (var author in article.Authors)
            {
                Add("authors", author.Name);
            }
        }

        if (by.HasFlag(Grouping.Sections) && article.Section is { } section)
        {
            Add("sections", section);
        }

        foreach (var (taxonomy, name) in article.OtherTerms)
        {
            Add(taxonomy, name);
        }
    }

    // Without the language; an article of another language has the keys of its terms all the same.
    private HashSet<string> PlainKeysOf(Article article)
    {
        IEnumerable<(string Taxonomy, string Name)> terms =
        [
            .. article.Tags.Select(name => ("tags", name)),
            .. article.Categories.Select(name => ("categories", name)),
            .. article.Authors.Select(author => ("authors", author.Name)),
            .. article.Section is { } section ? [("sections", section)] : (ImmutableArray<(string, string)>)[],
            .. article.OtherTerms,
        ];
        return [.. terms.Select(term => $"{term.Taxonomy}/{Term.Slug(term.Name)}"), "site", $"languages/{LanguageOf(article)}"];
    }

    private bool IsDefault(string language) => string.Equals(language, site.Languages[0].Tag, StringComparison.OrdinalIgnoreCase);

    /// <summary>The channel with paths that no other shares, for when those of its generator are taken.</summary>
    public Channel Apart(Channel channel) => channel with { Files = paths.Of(ChannelKey.Parse(channel.Key), name: null) };

    private Channel Describe(string text, string? name, List<OwnChannelRule> own)
    {
        var key = ChannelKey.Parse(text);
        var term = name is null ? key.Term : dialect.TermPath(name);
        var configured = key.Language is null ? null : site.Languages.FirstOrDefault(each => each.Tag == key.Language);
        var language = key.Language ?? site.Language;
        var siteTitle = configured?.Title ?? site.Title;
        var title = own.Find(rule => rule.Key.Key == text)?.Title ?? (key switch
        {
            { Kind: "site", Language: null } or { Kind: "all" } => siteTitle,
            { Kind: "site" } => configured?.Title ?? $"{siteTitle} · {language}",
            _ => $"{TitleOf(key, name ?? term, term, configured) ?? name ?? key.Term} · {siteTitle}",
        });
        return new()
        {
            Key = text,
            Title = title,
            Name = own.Find(rule => rule.Key.Key == text)?.Title ?? (key.Kind is "site" or "all" ? siteTitle : TitleOf(key, name ?? term, term, configured) ?? name ?? key.Term),
            Description = text == "site" && site.Description is { } description ? description : title,
            Language = language,
            Link = LinkOf(key, name is null ? null : term, configured),
            Files = paths.Of(key, name),
        };
    }

    private string? TitleOf(ChannelKey key, string section, string term, SiteLanguage? configured) =>
        sections.TitleOf(key.Kind == "sections" ? section : $"{key.Kind}/{term}", configured?.Key) is { } title ? PlainText.Title(title) : null;

    // Hugo has a page for each term and section; elsewhere only the home page is sure to be there.
    private string LinkOf(ChannelKey key, string? term, SiteLanguage? configured)
    {
        if (dialect is not HugoDialect || key.Kind is "all" or "channels")
        {
            return site.Url;
        }

        var home = site.HomeOf(configured ?? site.Languages.FirstOrDefault(language => language.Url is not null));
        return (key.Kind, term) switch
        {
            ("site" or "authors", _) or (_, null) => home,
            ("sections", { } folder) => home + UrlText.EncodePath(folder) + "/",
            (var kind, { } folder) => home + UrlText.EncodePath($"{kind}/{folder}") + "/",
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
}
