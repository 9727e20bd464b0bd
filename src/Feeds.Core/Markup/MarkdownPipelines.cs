using System.Buffers;
using Markdig;
using Markdig.Extensions.AutoLinks;
using Markdig.Extensions.EmphasisExtras;

namespace Feeds.Markup;

/// <summary>
/// Markdig with the parsers for which a text has a use: the one of bare addresses looks at every <c>h</c>, <c>f</c>, <c>m</c>, <c>t</c> and
/// <c>w</c>, the one of tables at every end of a line, and both to no avail in most texts.
/// </summary>
internal static class MarkdownPipelines
{
    // Beside "http", all that AutoLinks takes for the beginning of an address.
    private static readonly SearchValues<string> OtherAddresses = SearchValues.Create(["www.", "ftp://", "mailto:", "tel:"], StringComparison.Ordinal);

    private static readonly Lazy<MarkdownPipeline>[] All = [.. Enumerable.Range(0, 6).Select(i => new Lazy<MarkdownPipeline>(() => Make(i >= 3, (Addresses)(i % 3))))];

    private enum Addresses
    {
        None,
        Http,
        Any,
    }

    /// <summary>The pipeline that makes of the text what one with all parsers would.</summary>
    public static MarkdownPipeline For(ReadOnlySpan<char> text)
    {
        var addresses = text.ContainsAny(OtherAddresses) ? Addresses.Any : text.Contains("http", StringComparison.Ordinal) ? Addresses.Http : Addresses.None;
        return All[(text.Contains('|') ? 3 : 0) + (int)addresses].Value;
    }

    // Chosen one by one: ListExtras would read "T. T Rowe Price" as a list, GenericAttributes lets `{onclick=…}` pass,
    // AutoIdentifiers and the footnotes' own renderer make ids that collide in a reader's page.
    private static MarkdownPipeline Make(bool hasTables, Addresses addresses)
    {
        var builder = new MarkdownPipelineBuilder().UseCjkFriendlyEmphasis();
        if (hasTables)
        {
            builder.UsePipeTables();
        }

        builder.UseEmphasisExtras(EmphasisExtraOptions.Strikethrough).UseDefinitionLists().UseFootnotes().UseTaskLists();
        if (addresses != Addresses.None)
        {
            var parser = new AutoLinkParser(new AutoLinkOptions());
            if (addresses == Addresses.Http)
            {
                parser.OpeningCharacters = ['h'];
            }

            builder.InlineParsers.Insert(0, parser);
        }

        return builder.Use<FootnoteListExtension>().Build();
    }
}
