using Feeds.Content.Dialects;
using Feeds.Markup;

namespace Feeds.Content;

/// <summary>The pages that a site has on the web, by the paths and names of their files.</summary>
internal sealed class PageIndex
{
    private readonly Site site;
    private readonly ContentOptions options;
    private readonly Dictionary<string, Article> files = [];
    private readonly Dictionary<string, List<Article>> pages = [];
    private readonly Dictionary<string, List<Article>> names = [];
    private readonly HashSet<string> folders = [""];

    public PageIndex(Site site, ContentOptions options, IEnumerable<Article> articles)
    {
        this.site = site;
        this.options = options;

        // What is not released has no page yet, and what has expired none any more.
        foreach (var article in articles.Where(article => article.Url.Length > 0 && article.State is ArticleState.Published or ArticleState.Undated or ArticleState.Hidden))
        {
            var path = BelowContent(article);
            var key = Key(path, out _);
            files.TryAdd(path, article);
            Add(pages, key, article);
            Add(names, LastPart(key), article);
            for (var slash = key.LastIndexOf('/'); slash > 0 && folders.Add(key[..slash]); slash = key.LastIndexOf('/', slash - 1))
            {
            }
        }
    }

    /// <summary>The folder of a page below the content folder.</summary>
    public string FolderOf(Article article)
    {
        var path = BelowContent(article);
        return path[..Math.Max(0, path.LastIndexOf('/'))];
    }

    /// <summary>The address of the file at exactly this path below the content folder.</summary>
    public string? File(string path) => files.GetValueOrDefault(path)?.Url;

    /// <summary>The address of the page at a path below the content folder, with its extension and language or without; of a section too.</summary>
    public string? Page(string? path, string language)
    {
        if (path is null)
        {
            return null;
        }

        var key = Key(path, out var named);
        return Find(pages, key, named ?? language) ?? (options.Dialect is HugoDialect && folders.Contains(key) && options.SectionPermalinks.IsEmpty ? SectionAddress(key, named ?? language) : null);
    }

    /// <summary>The address of the only page of that name, wherever it lies.</summary>
    public string? Named(string name, string language) => Find(names, Key(name, out var named), named ?? language);

    /// <summary>The address of a post by its file's name, behind the folders around <c>_posts</c>.</summary>
    public string? Post(string name, string language)
    {
        var key = Key(name + ".md", out _);
        return names.TryGetValue(LastPart(key), out var posts)
            ? Find(posts.Where(post => PostKey(post) == key), language) ?? (key.Contains('/', StringComparison.Ordinal) ? null : Find(posts, language))
            : null;
    }

    private string PostKey(Article article) => Key(string.Join('/', BelowContent(article).Split('/').Where(folder => folder != "_posts")), out _);

    private string? SectionAddress(string folder, string language)
    {
        return site.HomeOf(site.Languages.FirstOrDefault(known => Is(known, language))) + UrlText.EncodePath(folder.Replace(' ', '-')) + (folder.Length == 0 ? "" : "/");
    }

    private static void Add(Dictionary<string, List<Article>> index, string key, Article article)
    {
        if (index.TryGetValue(key, out var known))
        {
            known.Add(article);
        }
        else
        {
            index.Add(key, [article]);
        }
    }

    private string? Find(Dictionary<string, List<Article>> index, string key, string language) => index.TryGetValue(key, out var found) ? Find(found, language) : null;

    // A page in the reader's language, else in any, if it is the only one.
    private string? Find(IEnumerable<Article> found, string language)
    {
        var urls = found.Select(article => (article.Url, IsSpoken: IsSame(article.Language ?? site.Language, language))).Distinct().ToList();
        var spoken = urls.Where(url => url.IsSpoken).ToList();
        return spoken.Count == 1 ? spoken[0].Url : spoken.Count == 0 && urls.Count == 1 ? urls[0].Url : null;
    }

    private bool IsSame(string tag, string language) =>
        Is(new(tag, site.Languages.FirstOrDefault(known => known.Tag == tag)?.Key ?? tag), language);

    private static bool Is(SiteLanguage known, string language) =>
        known.Key.Equals(language, StringComparison.OrdinalIgnoreCase) || known.Tag.Equals(language, StringComparison.OrdinalIgnoreCase);

    // Hugo compares paths in small letters; a file named `index` stands for its folder.
    private string Key(string path, out string? language)
    {
        language = null;
        var key = ContentFiles.IsArticle(path) ? path[..path.LastIndexOf('.')] : path;
        if (key.LastIndexOf('.') is > 0 and var dot && site.Languages.FirstOrDefault(known => Is(known, key[(dot + 1)..])) is { } suffix)
        {
            (key, language) = (key[..dot], suffix.Tag);
        }

        key = key.ToLowerInvariant();
        var name = LastPart(key);
        return name is "index" or "_index" ? key[..Math.Max(0, key.Length - name.Length - 1)] : key;
    }

    private static string LastPart(string key) => key[(key.LastIndexOf('/') + 1)..];

    private string BelowContent(Article article)
    {
        var path = options.PathOf(article.File);
        var root = options.Roots.FirstOrDefault(root => path.StartsWith(root.Folder + Path.DirectorySeparatorChar, StringComparison.Ordinal));
        return root is null ? article.File : root.PathOf(path);
    }
}
