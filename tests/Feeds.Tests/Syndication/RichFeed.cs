using Feeds.Content;
using Feeds.Syndication;
using Feeds.Tests.Support;

namespace Feeds.Tests.Syndication;

/// <summary>A feed with something of everything, made from articles as a build makes it.</summary>
public static class RichFeed
{
    public static Site Site { get; } = Some.Site() with
    {
        Title = "Harbour & Notes · 潮",
        Description = "Tides <and> boats, “bread” too.",
        Authors = [new Author("Harbour Office", "office@example.org"), new Author("潮音", Url: "https://example.org/people/%E6%BD%AE%E9%9F%B3")],
        Image = "https://example.org/notes/logo.png",
        Copyright = "© Harbour Notes, CC BY 4.0",
    };

    public static Feed Feed { get; } = new(
        Site,
        Some.Channel() with { Title = Site.Title, Description = Site.Description! },
        [.. Articles().Select(pair => new EntryFactory(Site, Some.Content()).Make(pair.Article, pair.Body, 1).Entry!)],
        FullContent: true);

    private static IEnumerable<(Article Article, string Body)> Articles()
    {
        yield return (Some.Article(1) with
        {
            Title = "大潮节：“潮水”涨到 <门> & 窗……",
            Url = "https://example.org/notes/posts/%E5%A4%A7%E6%BD%AE/",
            Id = "https://example.org/notes/posts/%E5%A4%A7%E6%BD%AE/",
            Published = new DateTimeOffset(2026, 5, 30, 11, 20, 12, TimeSpan.FromHours(8)),
            Updated = new DateTimeOffset(2026, 5, 31, 0, 0, 0, TimeSpan.FromHours(8)),
            Language = "zh-CN",
            Tags = ["潮水", "C#", "AT&T"],
            Categories = ["小镇", "潮水"],
            Authors = [new Author("潮音", Url: "https://example.org/people/%E6%BD%AE%E9%9F%B3"), new Author("Keeper", "keeper@example.org"), new Author("A <B> & C")],
            Summary = "一年里有两次，潮水退得很远 & <更远>。",
            Image = "tide.jpg",
        },
        """
        一年里有两次，潮水会退。**前年丢的（不知为什么）**却在沙上，😀 也在。
        见[图](<图 1.png>)和![灯塔](../light.png "灯塔 > 海")。[^1]

        | 船 | 人 |
        |----|---:|
        | 一 | `a|b` |

        ```csharp
        var cdata = "]]>" + "<b>&amp;</b>";
        ```

        - [x] 修网
        - [ ] 刷漆

        涨潮
        :   水来了

        <picture><source srcset="a.webp 2x"><img src="a.png" onerror="x()"></picture>

        <script>alert(1)</script>

        [^1]: 灯塔 *北* 面。
        """);
        yield return (Some.Article(2) with
        {
            Title = "The plain one",
            Id = "tag:example.org,2026:posts/plain.md",
            Tags = ["tides"],
        },
        "One paragraph with a [link](#here).\n\nAnd another.");
        yield return (Some.Article(3) with
        {
            Title = "Nothing but a title",
            Published = new DateTimeOffset(2026, 5, 28, 23, 59, 59, TimeSpan.FromHours(-3.5)),
            Updated = new DateTimeOffset(2026, 5, 28, 23, 59, 59, TimeSpan.FromHours(-3.5)),
        },
        "");
        yield return (Some.Article(4) with
        {
            Title = "At noon in UTC",
            Published = new DateTimeOffset(2026, 5, 27, 12, 0, 0, TimeSpan.Zero),
            Updated = new DateTimeOffset(2026, 5, 27, 12, 0, 0, TimeSpan.Zero),
            Language = "en",
            Authors = [new Author("Keeper")],
        },
        "Noon.");
    }
}
