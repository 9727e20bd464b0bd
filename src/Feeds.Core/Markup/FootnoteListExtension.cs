using Markdig;
using Markdig.Extensions.Footnotes;
using Markdig.Renderers;
using Markdig.Renderers.Html;

namespace Feeds.Markup;

/// <summary>Writes footnotes as a plain list: ids such as <c>fn:1</c> would collide between the articles of one reader's page.</summary>
internal sealed class FootnoteListExtension : IMarkdownExtension
{
    /// <summary>The tag that opens the list, by which a summary knows where to end.</summary>
    public const string Opening = "<ol class=\"footnotes\">";

    public void Setup(MarkdownPipelineBuilder pipeline)
    {
    }

    public void Setup(MarkdownPipeline pipeline, IMarkdownRenderer renderer) =>
        renderer.ObjectRenderers.ReplaceOrAdd<HtmlFootnoteGroupRenderer>(new ListRenderer());

    private sealed class ListRenderer : HtmlObjectRenderer<FootnoteGroup>
    {
        protected override void Write(HtmlRenderer renderer, FootnoteGroup group)
        {
            renderer.EnsureLine();
            renderer.WriteLine("<hr />");
            renderer.WriteLine(Opening);
            foreach (var note in group)
            {
                renderer.Write("<li>");
                renderer.WriteChildren((Footnote)note);
                renderer.WriteLine("</li>");
            }

            renderer.WriteLine("</ol>");
        }
    }
}
