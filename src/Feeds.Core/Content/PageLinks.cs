using Feeds.Markup;
using Feeds.Markup.Tags;

namespace Feeds.Content;

/// <summary>Where the pages of a site lie, found by what their authors link to them with; looked through at the first question.</summary>
public sealed class PageLinks(Site site, ContentOptions options, IEnumerable<Article> articles)
{
    private readonly Lazy<PageIndex> index = new(() => new(site, options, articles));

    /// <summary>The address of the page that <paramref name="from"/> refers to, or null when there is none, or more than one.</summary>
    public string? AddressOf(Article from, PageReference reference)
    {
        var hash = reference.Target.IndexOf('#', StringComparison.Ordinal);
        var fragment = hash < 0 ? "" : "#" + UrlText.EncodePath(reference.Target[(hash + 1)..], keepEncoded: true);
        var target = (hash < 0 ? reference.Target : reference.Target[..hash]).Trim().Replace('\\', '/');
        var language = reference.Language ?? from.Language ?? site.Language;
        var url = reference.Kind switch
        {
            ReferenceKind.Page when target.Length == 0 => from.Url,
            ReferenceKind.Page => PageAddress(from, target, language),
            ReferenceKind.File => index.Value.File(target.TrimStart('/')) ?? StaticAddress(target.TrimStart('/')),
            _ => index.Value.Post(target.Trim('/'), language),
        };
        return url is null ? null : url + fragment;
    }

    // Beside the page that refers, then from the root of the content, then anywhere by its name (gohugo.io/shortcodes/ref).
    private string? PageAddress(Article from, string target, string language)
    {
        var pages = index.Value;
        if (target[0] != '/')
        {
            var folder = pages.FolderOf(from);
            var isBundle = Path.GetFileNameWithoutExtension(from.File).StartsWith("index", StringComparison.Ordinal);
            var beside = pages.Page(Join(folder, target), language) ?? (isBundle ? pages.Page(Join(folder, "../" + target), language) : null);
            if (beside is not null || target[0] == '.')
            {
                return beside;
            }
        }

        return pages.Page(Join("", target), language) ?? (target.Trim('/').Contains('/', StringComparison.Ordinal) ? null : pages.Named(target.Trim('/'), language));
    }

    // A file that is copied as it is lies where it lies; null for one that is not, or that leads out of the site.
    private string? StaticAddress(string path) =>
        path.Split('/').Any(part => part is "" or "." or ".." || part[0] == '_') || ContentFiles.IsArticle(path) || path.AsSpan().ContainsAny("{}|") ? null
            : site.Url + UrlText.EncodePath(path);

    private static string? Join(string folder, string target)
    {
        var parts = new List<string>();
        foreach (var part in $"{folder}/{target}".Split('/'))
        {
            if (part == ".." && parts.Count == 0)
            {
                return null;
            }

            if (part == "..")
            {
                parts.RemoveAt(parts.Count - 1);
            }
            else if (part is not ("" or "."))
            {
                parts.Add(part);
            }
        }

        return string.Join('/', parts);
    }
}
