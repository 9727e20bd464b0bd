namespace Feeds.Markup.Tags;

/// <summary>Finds the tags of a body in one pass.</summary>
internal sealed class TagScanner(string text, TagFlavor flavor, CodeSpans code)
{
    private readonly ShortcodeSyntax shortcodes = new(text);
    private readonly LiquidSyntax liquid = new(text, flavor == TagFlavor.Any);

    public List<TagToken> Scan()
    {
        var tags = new List<TagToken>();
        var at = text.IndexOf('{');
        while (at >= 0 && at + 1 < text.Length)
        {
            if (Read(at) is { } tag)
            {
                tags.Add(tag);
                at = tag.End;
            }
            else
            {
                at++;
            }

            at = at < text.Length ? text.IndexOf('{', at) : -1;
        }

        return tags;
    }

    private TagToken? Read(int at)
    {
        if (text[at + 1] is not ('{' or '%') || (flavor == TagFlavor.Any && code.Hold(at)))
        {
            return null;
        }

        if (text[at + 1] == '{' && at + 2 < text.Length && text[at + 2] is '<' or '%' && flavor != TagFlavor.Liquid)
        {
            return shortcodes.Read(at);
        }

        return flavor == TagFlavor.Shortcodes ? null
            : text[at + 1] == '%' ? liquid.ReadTag(at)
            : liquid.ReadValue(at);
    }
}
