namespace Feeds.Markup.Tags;

/// <summary>
/// Liquid's tags as far as they say something without the site's data. Of <c>if</c>, <c>unless</c> and <c>case</c> the first text stays, as
/// nobody but the generator knows the condition, and a reader should not get all of them; what <c>for</c> and <c>tablerow</c> repeat and what
/// <c>capture</c> keeps for later goes, as it is empty without its data; what any other tag encloses stays.
/// </summary>
internal static class LiquidTags
{
    /// <summary>What a tag stands for; null when only the generator could say.</summary>
    public static TagMeaning? MeaningOf(TagToken tag, TagContext context) => tag.Name switch
    {
        "highlight" => new TagMeaning.Code(HugoShortcodes.LanguageOf(tag.Arguments.Split(' ', 2)[0])),
        "post_url" => Address(ReferenceKind.Post, tag.Arguments, context),
        "link" => Address(ReferenceKind.File, tag.Arguments, context),
        "if" or "unless" or "case" or "ifchanged" => new TagMeaning.Choice(),
        "for" or "tablerow" or "capture" => new TagMeaning.WithoutContent(IsNamed: true),
        _ => null,
    };

    private static TagMeaning Address(ReferenceKind kind, string target, TagContext context) =>
        context.AddressOf(new(kind, target)) is { } url ? new TagMeaning.Source(UrlText.ForMarkdown(context.FromRoot(url))) : new TagMeaning.Missing(target);
}
