using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using Feeds.Sources;
using Feeds.Syndication;
using Feeds.Templates;

namespace Feeds.Pages;

/// <summary>A renderer by the site's own templates, or by ours when those cannot be used, with what is wrong.</summary>
public sealed record LoadedPages(PageRenderer Renderer, ImmutableArray<Problem> Problems);

/// <summary>Puts pages into words and HTML by the templates of <c>templates/pages</c>; the same page makes the same text.</summary>
public sealed class PageRenderer
{
    private const string Style = "templates/pages/style.css";
    private const string Script = "templates/pages/feeds.js";

    private readonly PageSettings settings;
    private readonly PageTemplates templates;
    private readonly ImmutableArray<PageWords> words;
    private readonly string style;
    private readonly string script;

    private PageRenderer(PageSettings settings, PageTemplates templates, ImmutableArray<PageWords> words, string style, string script)
    {
        (this.settings, this.templates, this.words, this.style, this.script) = (settings, templates, words, style, script);
        Languages = [.. words.Select(each => each.Tag)];
        Wording = HashOf(string.Join('\n', words.SelectMany(each => each.Texts.Values))).Replace('/', '-')[..12];
        ContentPolicy = $"{Allowed(style, script)}; frame-ancestors 'none'";
    }

    /// <summary>What all its pages share.</summary>
    public PageSettings Settings => settings;

    /// <summary>What browsers are told may be loaded (Content Security Policy, level 3): the style and script of our templates by their hash, nothing else.</summary>
    public string ContentPolicy { get; }

    /// <summary>Names the words that readers agree to: another name for other words.</summary>
    public string Wording { get; }

    /// <summary>The languages that pages can be in (BCP 47), the site's first.</summary>
    public ImmutableArray<string> Languages { get; }

    /// <summary>Reads the templates, the site's own where it has some, and tries them.</summary>
    public static LoadedPages Load(PageSettings settings)
    {
        var problems = new List<Problem>();
        var files = new TemplateFiles(settings.Folder);
        var all = PageWords.Load(files, settings.Folder, settings.Site.Language, problems);
        var values = new PageValues(SamplePages.Settings(settings), all[0]);
        var samples = SamplePages.All.SelectMany(page => values.Templates(page, (_, _) => "")).Append(("layout", values.Layout(SamplePages.All[0], "", "", "", all, "/", ""))).DistinctBy(sample => sample.Item1);
        var understood = PageTemplates.Load(files, samples, problems);
        var look = files.Read(Style, Style, problems)?.Source;
        var program = files.Read(Script, Script, problems)?.Source;
        var isWhole = understood is not null && look is not null && program is not null && !problems.Exists(problem => problem.Severity == Severity.Error);
        // Readers must find their pages whatever an owner has just saved.
        return new(isWhole ? new PageRenderer(settings, understood!, all, Inline(look!), Inline(program!)) : Load(settings with { Folder = null }).Renderer, [.. problems]);
    }

    /// <summary>A page as HTML.</summary>
    /// <param name="language">One of <see cref="Languages"/>.</param>
    /// <param name="self">The path and query by which it was asked for, without <c>lang</c>, for the links to its other languages.</param>
    public string Render(Page page, string language, string self) => Framed(page, words.First(each => each.Tag == language), words, self, head: "");

    /// <summary>The feed page, in the site's language: a file that any server can serve.</summary>
    public byte[] Feeds(ImmutableArray<BuiltFeed> feeds)
    {
        // A file has no header to say it with.
        var head = $"<meta http-equiv=\"Content-Security-Policy\" content=\"{Allowed(style, script)}\">\n";
        return Encoding.UTF8.GetBytes(Framed(FeedListings.PageOf(feeds), words[0], [words[0]], "/feeds.html", head));
    }

    private string Framed(Page page, PageWords inWords, ImmutableArray<PageWords> languages, string self, string head)
    {
        var values = new PageValues(settings, inWords);
        var (name, filled) = values.Templates(page, templates.Render).Last();
        return templates.Render("layout", values.Layout(page, templates.Render(name, filled), style, script, languages, self, head));
    }

    private static string Allowed(string style, string script) =>
        $"default-src 'none'; style-src 'sha256-{HashOf(style)}'; script-src 'sha256-{HashOf(script)}'; img-src 'self' data:; connect-src 'self'; form-action 'self'; base-uri 'none'";

    private static string HashOf(string text) => Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(text)));

    // What stands between the tags is what is hashed; neither a style nor a script of ours has a reason to end its own element.
    private static string Inline(string text) => text.ReplaceLineEndings("\n").Trim().Replace("</", "<\\/", StringComparison.Ordinal);
}
