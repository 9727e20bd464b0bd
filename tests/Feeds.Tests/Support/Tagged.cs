using Feeds.Markup.Tags;

namespace Feeds.Tests.Support;

/// <summary>Resolves the tags of bodies of a site at <c>https://example.org/notes/</c> that has one other page, <c>tides</c>.</summary>
public static class Tagged
{
    public const string Tides = "https://example.org/notes/posts/tides/";

    public static TagContext Context() => new()
    {
        SiteUrl = "https://example.org/notes/",
        SiteTitle = "Harbour Notes",
        PageUrl = "https://example.org/notes/2026/05/bread.html",
        PageTitle = "Bread & butter",
        SiteValue = key => key switch { "repository" => "https://example.com/code", "params.phone" => "12 <34> *x*", _ => null },
        PageValue = key => key switch { "boat" => "Möwe", "crew.skipper" => "Ann", _ => null },
        AddressOf = reference => reference.Target is "tides.md" or "_posts/2026-01-02-tides.md" or "2026-01-02-tides" ? Tides
            : reference.Target == "tides.md#ebb" ? Tides + "#ebb"
            : reference is { Target: "tides.md (old)" } ? Tides + "(old)"
            : null,
    };

    public static string Hugo(string body) => TemplateTags.Resolve(body, TagFlavor.Shortcodes, Context()).Text;

    public static string Jekyll(string body) => TemplateTags.Resolve(body, TagFlavor.Liquid, Context()).Text;

    public static string Plain(string body) => TemplateTags.Resolve(body, TagFlavor.Any, Context()).Text;

    /// <summary>The names of the tags that could not be resolved, each with its line.</summary>
    public static string Unknown(string body, TagFlavor flavor, TagContext? context = null) =>
        string.Join(", ", TemplateTags.Resolve(body, flavor, context ?? Context()).Unknown.Select(tag => $"{tag.Name}:{tag.Line}{(tag.Missing is null ? "" : $" ({tag.Missing})")}"));
}
