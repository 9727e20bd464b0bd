namespace Feeds.Markup.Tags;

/// <summary>The shortcodes that Hugo brings along, as of 0.158 and before (gohugo.io/shortcodes).</summary>
internal static class HugoShortcodes
{
    /// <summary>What a shortcode stands for; null when it is none of Hugo's own, or does not say what it must.</summary>
    public static TagMeaning? MeaningOf(TagToken tag, TagContext context)
    {
        // An inline shortcode holds a template of its own, which Hugo runs only when told to.
        if (tag.Name.EndsWith(".inline", StringComparison.Ordinal))
        {
            return new TagMeaning.WithoutContent(IsNamed: true);
        }

        var arguments = TagArguments.Read(tag.Arguments, "\"`");
        return tag.Name switch
        {
            "figure" => Figure(arguments),
            "ref" or "relref" => Reference(arguments, context),
            "highlight" => new TagMeaning.Code(LanguageOf(arguments[0])),
            "details" => new TagMeaning.Around($"<details{(arguments["open"] is "true" or "1" ? " open" : "")}><summary>{Caption(arguments["summary"] ?? "Details")}</summary>", "</details>"),
            "param" => Parameter(arguments[0], context),
            "comment" => new TagMeaning.WithoutContent(IsNamed: false),
            "qr" or "script" => new TagMeaning.WithoutContent(IsNamed: true),

            // Themes draw from this text; the text is all that a reader can be shown.
            "mermaid" or "echarts" or "plantuml" or "graphviz" => new TagMeaning.Code(tag.Name),
            _ => Embeds.LinkTo(tag.Name, arguments),
        };
    }

    /// <summary>The name of a language as the opening line of a code block may hold it.</summary>
    public static string LanguageOf(string? name) => name is not null && name.All(c => char.IsLetterOrDigit(c) || c is '+' or '#' or '-' or '_' or '.') ? name : "";

    private static TagMeaning.Block? Figure(TagArguments arguments)
    {
        if (arguments["src"] is not { } source)
        {
            return null;
        }

        var caption = arguments["caption"] is { } text ? Caption(text) : "";
        var alt = arguments["alt"] ?? PlainText.FromHtml(caption);
        var image = $"<img{HtmlText.Attribute("src", source)}{HtmlText.Attribute("alt", alt)}{HtmlText.Attribute("width", arguments["width"])}{HtmlText.Attribute("height", arguments["height"])}>";
        image = arguments["link"] is { } link ? $"<a{HtmlText.Attribute("href", link)}>{image}</a>" : image;
        var title = arguments["title"] is { } heading ? $"<h4>{HtmlText.Content(heading)}</h4>" : "";
        var attribution = arguments["attr"] is { } attr ? Caption(attr) : "";
        attribution = attribution.Length > 0 && arguments["attrlink"] is { } attrLink ? $"<a{HtmlText.Attribute("href", attrLink)}>{attribution}</a>" : attribution;
        var below = string.Join(' ', ((string[])[caption, attribution]).Where(part => part.Length > 0));
        return new(HtmlText.Figure(image, title + (below.Length > 0 ? $"<p>{below}</p>" : "")), alt);
    }

    // Hugo reads captions as Markdown.
    private static string Caption(string text) => HtmlText.OneLine(Markdown.ToInlineHtml(text));

    private static TagMeaning? Reference(TagArguments arguments, TagContext context)
    {
        var target = arguments["path"] ?? arguments[0];
        if (target is null)
        {
            return null;
        }

        return context.AddressOf(new(ReferenceKind.Page, target, arguments["lang"])) is { } url
            ? new TagMeaning.Source(UrlText.ForMarkdown(url))
            : new TagMeaning.Missing(target);
    }

    private static TagMeaning.Inline? Parameter(string? key, TagContext context) =>
        key is not null && (context.PageValue(key) ?? context.PageValue("params." + key) ?? context.SiteValue("params." + key)) is { } value
            ? new(HtmlText.Content(value), value)
            : null;
}
