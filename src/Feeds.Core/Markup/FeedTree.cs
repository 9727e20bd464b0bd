using Markdig.Extensions.Footnotes;
using Markdig.Extensions.TaskLists;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace Feeds.Markup;

/// <summary>Makes a parsed Markdown document fit to be read away from its site.</summary>
internal static class FeedTree
{
    /// <summary>Changes the document in place; says whether HTML of the author's own is in it.</summary>
    public static bool Prepare(MarkdownDocument document, LinkBase links)
    {
        var hasRawHtml = false;
        var (blocks, inlines) = (new List<HtmlBlock>(), new List<Inline>());
        Collect(document, blocks, inlines);
        foreach (var block in blocks)
        {
            if (block.Type == HtmlBlockType.Comment && block.Lines.ToString() is { } text && text.IndexOf("-->", StringComparison.Ordinal) == text.TrimEnd().Length - 3)
            {
                block.Parent!.Remove(block);
            }
            else
            {
                hasRawHtml = true;
            }
        }

        foreach (var inline in inlines)
        {
            switch (inline)
            {
                case HtmlInline html when html.Tag.StartsWith("<!--", StringComparison.Ordinal):
                    html.Remove();
                    break;
                case HtmlInline:
                    hasRawHtml = true;
                    break;
                case LinkInline link:
                    MakeAbsolute(link, links);
                    break;
                case AutolinkInline auto:
                    MakeAbsolute(auto, links);
                    break;
                case FootnoteLink { IsBackLink: true } back:
                    back.Remove();
                    break;
                case FootnoteLink note:
                    note.ReplaceBy(new HtmlInline($"<sup><a href=\"{links.Link("#fn:" + note.Footnote.Order)}\">{note.Footnote.Order}</a></sup>"));
                    break;
                case TaskList task:
                    task.ReplaceBy(new LiteralInline(task.Checked ? "☑" : "☐"));
                    break;
                case LineBreakInline { IsHard: false } line when WideText.Joins(line):
                    line.Remove();
                    break;
                case LiteralInline literal:
                    WideText.DropEscapedBlanks(literal);
                    break;
            }
        }

        return hasRawHtml;
    }

    // In the order of the text; Markdig holds how deep it may be.
    private static void Collect(ContainerBlock container, List<HtmlBlock> blocks, List<Inline> inlines)
    {
        foreach (var block in container)
        {
            switch (block)
            {
                case HtmlBlock html:
                    blocks.Add(html);
                    break;
                case LeafBlock { Inline: { } inline }:
                    Collect(inline, inlines);
                    break;
                case ContainerBlock below:
                    Collect(below, blocks, inlines);
                    break;
            }
        }
    }

    private static void Collect(ContainerInline container, List<Inline> inlines)
    {
        for (var inline = container.FirstChild; inline is not null; inline = inline.NextSibling)
        {
            inlines.Add(inline);
            if (inline is ContainerInline below)
            {
                Collect(below, inlines);
            }
        }
    }

    private static void MakeAbsolute(LinkInline link, LinkBase links)
    {
        var url = link.GetDynamicUrl?.Invoke() ?? link.Url ?? "";
        link.GetDynamicUrl = null;
        link.Url = link.IsImage ? links.Resource(url) : links.Link(url);
        if (link.Url is null)
        {
            // What the link or picture said stays, without leading anywhere.
            Unwrap(link);
        }
    }

    private static void MakeAbsolute(AutolinkInline auto, LinkBase links)
    {
        if (auto.IsEmail)
        {
            return;
        }

        if (!IsInLink(auto) && links.Link(auto.Url) is { } url)
        {
            var link = new LinkInline(url, "");
            link.AppendChild(new LiteralInline(auto.Url));
            auto.ReplaceBy(link);
        }
        else
        {
            auto.ReplaceBy(new LiteralInline(auto.Url));
        }
    }

    private static void Unwrap(LinkInline link)
    {
        while (link.FirstChild is { } child)
        {
            child.Remove();
            link.InsertBefore(child);
        }

        link.Remove();
    }

    private static bool IsInLink(Inline inline)
    {
        for (var above = inline.Parent; above is not null; above = above.Parent)
        {
            if (above is LinkInline)
            {
                return true;
            }
        }

        return false;
    }
}
