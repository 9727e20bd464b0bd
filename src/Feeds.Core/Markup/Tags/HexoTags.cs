namespace Feeds.Markup.Tags;

/// <summary>The tags that Hexo brings along (hexo.io/docs/tag-plugins), as far as they say something by themselves.</summary>
internal static class HexoTags
{
    /// <summary>What a tag stands for; null when it is none of Hexo's own, or does not say what it must.</summary>
    public static TagMeaning? MeaningOf(TagToken tag, TagContext context)
    {
        var arguments = TagArguments.Read(tag.Arguments, "\"'");
        return tag.Name switch
        {
            "codeblock" or "code" => new TagMeaning.Code(HugoShortcodes.LanguageOf(TagArguments.Read(tag.Arguments, "\"'", ':')["lang"])),
            "blockquote" or "quote" => new TagMeaning.Around("<blockquote>", tag.Arguments.Length == 0 ? "</blockquote>" : $"<footer>{HtmlText.Content(arguments["author"] ?? tag.Arguments)}</footer></blockquote>"),
            "asset_img" => Picture(arguments),
            "post_link" => Page(arguments, context),
            _ => Embeds.LinkTo(tag.Name, arguments),
        };
    }

    // The words behind the picture's name are classes, sizes and a title in quotes; the title alone can be told from them.
    private static TagMeaning.Inline? Picture(TagArguments arguments)
    {
        var source = Enumerable.Range(0, arguments.Count).Select(index => arguments[index]).FirstOrDefault(word => word?.Contains('.', StringComparison.Ordinal) == true);
        if (source is null)
        {
            return null;
        }

        var alt = arguments.Count > 1 && arguments[arguments.Count - 1] is { } last && last != source && !last.All(char.IsAsciiDigit) ? last : "";
        return new($"<img{HtmlText.Attribute("src", source)}{HtmlText.Attribute("alt", alt)}>", alt);
    }

    private static TagMeaning? Page(TagArguments arguments, TagContext context)
    {
        if (arguments[0] is not { } target)
        {
            return null;
        }

        return context.AddressOf(new(ReferenceKind.Page, target)) is { } url ? Embeds.Link(url, arguments[1] ?? url) : new TagMeaning.Missing(target);
    }
}
