using System.Buffers;
using System.Text;

namespace Feeds.Markup.Tags;

/// <summary>Texts as parts of HTML on one line, which Markdown reads as one piece.</summary>
internal static class HtmlText
{
    private static readonly SearchValues<char> Markup = SearchValues.Create(@"*_`[]~\");

    /// <summary>The text as the value of an attribute in double quotes.</summary>
    public static string Attribute(string text) => OneLine(PlainText.ToHtml(text)).Replace("\"", "&quot;", StringComparison.Ordinal);

    /// <summary>An attribute with a blank before it, or nothing when it has no value.</summary>
    public static string Attribute(string name, string? value) => value is null ? "" : $" {name}=\"{Attribute(value)}\"";

    /// <summary>The text as the content of an element.</summary>
    public static string Content(string text) => OneLine(Literal(text));

    /// <summary>The text as HTML in which Markdown finds nothing of its own.</summary>
    public static string Literal(string text)
    {
        var html = PlainText.ToHtml(text);
        if (html.AsSpan().IndexOfAny(Markup) < 0)
        {
            return html;
        }

        var literal = new StringBuilder(html.Length + 32);
        foreach (var c in html)
        {
            _ = Markup.Contains(c) ? literal.Append("&#").Append((int)c).Append(';') : literal.Append(c);
        }

        return literal.ToString();
    }

    /// <summary>A picture with what stands below it, on one line.</summary>
    public static string Figure(string image, string caption) => caption.Length == 0 ? $"<figure>{image}</figure>" : $"<figure>{image}<figcaption>{caption}</figcaption></figure>";

    public static string OneLine(string html) => html.ReplaceLineEndings(" ");
}
