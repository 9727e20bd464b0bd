using System.Collections.Immutable;
using Feeds.Content.Dialects;
using Feeds.Markup;
using Feeds.Sources;

namespace Feeds.Content;

/// <summary>Where an article lies on the web and what it is called for good.</summary>
internal sealed class ArticleAddress(Site site, ContentOptions options)
{
    /// <summary>The last segment its author asked for; one that leads elsewhere is passed over with a warning.</summary>
    public string? Slug(Fields fields, string file, ImmutableArray<Problem>.Builder problems)
    {
        if (fields.First("slug")?.Value is not Node.Scalar scalar)
        {
            return null;
        }

        var written = XmlText.Line(scalar.Text);
        var slug = options.Dialect is JekyllDialect ? written : written.Trim('-');
        var parts = slug.Split('/', '\\');

        // Hugo takes a path here, Jekyll makes one name of it.
        if (slug.Length > 0 && !parts.Any(part => part is "" or "." or "..") && (parts.Length == 1 || options.Dialect is not PlainDialect))
        {
            return slug;
        }

        problems.Add(Problem.Warning(file, scalar.Position, "slug", $"The slug '{written}' is a path, not one name; the file's name is used instead."));
        return null;
    }

    /// <summary>The absolute address: the one its author gave, else the one its generator gives it.</summary>
    /// <param name="host">What the addresses of its language begin with; see <see cref="Site.HostOf"/>.</param>
    /// <param name="isPage">Whether it is a page that is in no feed.</param>
    public string Url(Fields fields, AddressParts parts, string host, string file, ImmutableArray<Problem>.Builder problems, bool isPage = false)
    {
        if (fields.First("url", "permalink")?.Value is Node.Scalar given)
        {
            var text = XmlText.Line(given.Text);
            if (UrlText.Absolute(text) is { } absolute && absolute.StartsWith(host, StringComparison.Ordinal))
            {
                return absolute;
            }

            if (!text.Contains("://", StringComparison.Ordinal))
            {
                return Absolute(host, options.Dialect.GivenPath(parts, text), file, given.Position, problems);
            }

            problems.Add(Problem.Warning(file, given.Position, "permalink", $"'{text}' is not an address of this site; the file's own is used."));
        }

        var pattern = options.Permalink ?? options.SectionPermalinks.GetValueOrDefault(parts.Place.Folders.FirstOrDefault() ?? "");
        return Absolute(host, isPage ? options.Dialect.PagePath(parts, pattern) : options.Dialect.PathOf(parts, pattern), file, null, problems);
    }

    /// <summary>The id its author gave when it is an absolute address or URN, else the one of the scheme.</summary>
    public string Id(Fields fields, string url, AddressParts parts) =>
        Given(fields, "id") ?? Given(fields, "guid") ?? options.Ids switch
        {
            IdScheme.Permalink => url,
            IdScheme.Tag => TagUri.Of(site, parts.Place.Path),
            _ => options.Dialect.IdOf(site, url, parts),
        };

    private static string? Given(Fields fields, string key) =>
        fields.Text(key) is { } given && Uri.IsWellFormedUriString(given, UriKind.Absolute) ? given : null;

    private static string Absolute(string host, string path, string file, Position? position, ImmutableArray<Problem>.Builder problems)
    {
        var clean = UrlText.RemoveDots(path.TrimStart('/'), out var leftRoot);
        if (leftRoot)
        {
            problems.Add(Problem.Warning(file, position, "permalink", $"The address '{path}' leads above the site; '/{clean}' is used."));
        }

        return UrlText.Below(host, clean);
    }
}
