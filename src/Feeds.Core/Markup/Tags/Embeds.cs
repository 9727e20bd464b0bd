namespace Feeds.Markup.Tags;

/// <summary>What generators show in a frame, as plain links: readers drop frames.</summary>
internal static class Embeds
{
    /// <summary>The link that stands for a tag, or null when it embeds nothing or does not say what.</summary>
    public static TagMeaning.Inline? LinkTo(string name, TagArguments arguments) =>
        AddressOf(name, arguments) is { } url ? Link(url, arguments["title"] ?? url) : null;

    public static TagMeaning.Inline Link(string url, string text) => new($"<a href=\"{HtmlText.Attribute(url)}\">{HtmlText.Content(text)}</a>", url);

    private static string? AddressOf(string name, TagArguments arguments)
    {
        var id = arguments["id"] ?? arguments[0];
        if (id is null)
        {
            return null;
        }

        return name switch
        {
            "youtube" => $"https://www.youtube.com/watch?v={Uri.EscapeDataString(id)}",
            "vimeo" or "vimeo_simple" => $"https://vimeo.com/{Uri.EscapeDataString(id)}",
            "instagram" or "instagram_simple" => $"https://www.instagram.com/p/{Uri.EscapeDataString(id)}/",
            "x" or "x_simple" or "tweet" or "twitter" or "twitter_simple" => $"https://x.com/{Uri.EscapeDataString(arguments["user"] ?? "i")}/status/{Uri.EscapeDataString(id)}",

            // Hugo names the user and the gist, Hexo the gist alone.
            "gist" => arguments[1] is { } gist && !gist.Contains('.', StringComparison.Ordinal)
                ? $"https://gist.github.com/{Uri.EscapeDataString(id)}/{Uri.EscapeDataString(gist)}"
                : $"https://gist.github.com/{Uri.EscapeDataString(id)}",
            _ => null,
        };
    }
}
