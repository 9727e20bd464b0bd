using Feeds.Content;
using Feeds.Content.Dialects;

namespace Feeds.Benchmarks;

/// <summary>What is measured with: an article of five kilobytes, as in the corpus that <c>build</c> makes.</summary>
internal static class Texts
{
    public const string Latin = "latin", Chinese = "chinese", RawHtml = "raw HTML";

    public static Site Site { get; } = new() { Title = "Harbour Notes", Url = "https://example.org/", Language = "en", Zone = TimeZoneInfo.Utc };

    public static ContentOptions Content { get; } = new() { SiteFolder = "/", Folder = "/content", Dialect = new HugoDialect() };

    public static Article Article { get; } = new()
    {
        File = "content/posts/fog-signals.md",
        State = ArticleState.Published,
        Reason = "dated and released",
        Title = "Fog signals & what they say",
        Url = "https://example.org/posts/fog-signals/",
        Id = "https://example.org/posts/fog-signals/",
        Published = new(2026, 6, 1, 12, 0, 0, TimeSpan.Zero),
        Updated = new(2026, 6, 1, 12, 0, 0, TimeSpan.Zero),
        Tags = ["fog", "signals", "harbour"],
        Categories = ["Notes"],
    };

    public const string FrontMatter = """
        ---
        title: "Fog signals & what they say"
        date: 2026-06-01T12:00:00+02:00
        tags: [fog, signals, harbour]
        categories:
          - Notes
        draft: false
        description: One long, two short, and what the keeper wrote about it.
        ---

        """;

    /// <summary>The same with what the line scanner leaves to the YAML parser.</summary>
    public const string FrontMatterWithAnchors = """
        ---
        title: &title "Fog signals & what they say"
        date: 2026-06-01T12:00:00+02:00
        tags: [fog, signals, harbour]
        seo: {title: *title}
        ---

        """;

    public static string Body(string kind) => string.Concat(Enumerable.Repeat(
        kind switch
        {
            Chinese => "## 雾号\n\n一长两短：**港口的雾号**，从[码头](/posts/pier/)到灯塔都听得见。守塔人那天写下了什么？\n\n- 一长声\n- 两短声\n\n",
            RawHtml => "## Fog\n\nOne *long*, two short: <span class=\"note\">the signal</span> of [the pier](/posts/pier/).\n\n<div><p>What the keeper wrote.</p></div>\n\n",
            _ => "## Fog\n\nOne *long*, two short: **the signal** of [the pier](/posts/pier/), heard from the slipway to the lighthouse.\n\n- what the keeper wrote\n- what he left out\n\n```\nlong short short\n```\n\n",
        },
        25));
}
