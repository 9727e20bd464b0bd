using Markdig;
using Markdig.Renderers;
using Markdig.Syntax;

namespace Feeds.Markup;

/// <summary>Markdown as the generators read it, with emphasis that knows full-width punctuation.</summary>
public static class Markdown
{
    /// <summary>The HTML of a body whose links and images are absolute.</summary>
    /// <param name="hasRawHtml">Whether the author's own HTML is in it, which must still be cleaned.</param>
    /// <exception cref="ArgumentException">The text is nested deeper than any author nests.</exception>
    public static string ToHtml(string body, LinkBase links, out bool hasRawHtml)
    {
        if (MarkdownBomb.IsOne(body))
        {
            throw new ArgumentException("The text is nested deeper than any author nests.", nameof(body));
        }

        var pipeline = MarkdownPipelines.For(body);
        var document = Markdig.Markdown.Parse(body, pipeline);
        hasRawHtml = FeedTree.Prepare(document, links);
        return Markdig.Markdown.ToHtml(document, pipeline);
    }

    /// <summary>The HTML of a single paragraph's text without the paragraph itself; a text that is more than one is shown as it is.</summary>
    public static string ToInlineHtml(string text)
    {
        try
        {
            var pipeline = MarkdownPipelines.For(text);
            var document = Markdig.Markdown.Parse(text, pipeline);
            var html = document is [ParagraphBlock] ? Markdig.Markdown.ToHtml(document, pipeline).Trim() : "";
            return html.StartsWith("<p>", StringComparison.Ordinal) && html.EndsWith("</p>", StringComparison.Ordinal) ? html[3..^4] : PlainText.ToHtml(text);
        }
        catch (ArgumentException)
        {
            return PlainText.ToHtml(text);
        }
    }

    /// <summary>The text of the first heading of the highest level there is, or null.</summary>
    public static string? FirstHeading(ReadOnlySpan<char> body)
    {
        if ((body.IndexOf('#') < 0 && body.IndexOf("==", StringComparison.Ordinal) < 0) || MarkdownBomb.IsOne(body))
        {
            return null;
        }

        try
        {
            var pipeline = MarkdownPipelines.For(body);
            var document = Markdig.Markdown.Parse(body.ToString(), pipeline);
            var heading = document.OfType<HeadingBlock>().MinBy(block => block.Level);
            return heading is null ? null : PlainText.Title(TextOf(heading, pipeline));
        }
        catch (ArgumentException)
        {
            // Nested too deep: rendering will say so.
            return null;
        }
    }

    private static string TextOf(HeadingBlock heading, MarkdownPipeline pipeline)
    {
        using var writer = new StringWriter();
        var renderer = new HtmlRenderer(writer) { EnableHtmlForBlock = false, EnableHtmlForInline = false, EnableHtmlEscape = false };
        pipeline.Setup(renderer);
        renderer.Render(heading);
        return writer.ToString();
    }
}
