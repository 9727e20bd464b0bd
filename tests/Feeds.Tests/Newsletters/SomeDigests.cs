using System.Collections.Immutable;
using Feeds.Content;
using Feeds.Mailing;
using Feeds.Newsletters;
using Feeds.Syndication;
using Feeds.Tests.Support;

namespace Feeds.Tests.Newsletters;

/// <summary>Digests to look at: one in English, one in Chinese, one written from right to left.</summary>
internal static class SomeDigests
{
    private static readonly DateTimeOffset Instant = new(2026, 11, 25, 8, 0, 0, TimeSpan.Zero);

    public static Newsletter Newsletter() => new()
    {
        Name = "weekly",
        Title = "Harbour Weekly",
        From = new Mailbox("Harbour Notes", new EmailAddress("digest", "example.org")),
        ReplyTo = new Mailbox(null, new EmailAddress("editor", "example.org")),
        PostalAddress = "Harbour Notes, 1 Quay Street, Harbourtown",
        Schedules = [],
        Language = "en",
    };

    /// <summary>A digest of articles that have nothing but what every article has.</summary>
    public static DigestModel Plain(int articles = 3) => new()
    {
        Site = Some.Site(),
        Newsletter = Newsletter(),
        ChannelTitle = "Harbour Notes",
        ChannelUrl = "https://example.org/notes/",
        Entries = [.. Enumerable.Range(1, articles).Select(Some.Entry)],
        Instant = Instant,
        HasPages = true,
    };

    public static DigestModel English() => Plain() with
    {
        Entries = Dated(
            Article("the-six-oclock-ferry", "en", "The six o'clock ferry", "It leaves before the bakery opens and comes back with the newspapers. Nobody has missed it since the clock on the pier was mended, and nobody says who mended it.") with
            {
                Authors = [new Author("Harbour Office"), new Author("Keeper")],
                Image = "https://example.org/notes/images/ferry.png",
            },
            Article("fog-signals", "en", "Fog signals & what they say: one long, two short", "One prolonged blast means a ship under way; two mean she is stopped. <Nobody> likes to hear \"five\"."),
            Article("tide-table", "en", "Reading a tide table", "Two highs, two lows, and the twelfths in between: how much water there is under the slipway at any hour of the day."),
            Article("潮汐", "zh-CN", "大潮节：潮水退得最远的一天", "一年里有两次，潮水会退到灯塔脚下。前年丢的锚，去年丢的船桨，都在沙上。")),
        Further = 6,
        ImageSize = url => url.EndsWith("ferry.png", StringComparison.Ordinal) ? (1200, 600) : null,
    };

    public static DigestModel Chinese() => Plain() with
    {
        Site = Some.Site() with { Title = "海港笔记", Language = "zh-CN", Zone = TimeZoneInfo.FindSystemTimeZoneById("Asia/Shanghai") },
        Newsletter = Newsletter() with
        {
            Title = "海港每周摘要",
            Language = "zh-CN",
            From = new Mailbox("海港笔记编辑部", new EmailAddress("digest", "example.org")),
            PostalAddress = "海港镇码头街 1 号 海港笔记",
        },
        ChannelTitle = "海港笔记",
        Entries = Dated(
            Article("大潮", "zh-CN", "大潮节：“潮水”退得最远的一天，前年丢的锚也在沙上", "一年里有两次，潮水会退到灯塔脚下。前年丢的锚，去年丢的船桨，还有不知道谁丢的自行车，都在沙上。孩子们提着桶，老人们提着凳子，镇长提着喇叭，谁也听不清他说什么。") with
            {
                Authors = [new Author("编辑部"), new Author("灯塔看守人")],
                Image = "https://example.org/notes/images/tide.png",
            },
            Article("渡轮", "zh-CN", "六点钟的渡轮", "它在面包房开门之前离港，带着报纸回来。自从码头上的钟修好以后，就没有人误过船；钟是谁修的，也没有人说。"),
            Article("ai", "zh-CN", "DeepSeek-R1 与 Transformer 架构：潮汐预报也用上了大模型", "用过去 30 年的验潮站数据训练的模型，把未来 72 小时的水位误差从 12 厘米降到了 4 厘米（均方根），而推理只需要一台 Raspberry Pi。")),
        Further = 9,
        ImageSize = url => url.EndsWith("tide.png", StringComparison.Ordinal) ? (1200, 600) : null,
    };

    public static DigestModel FromTheRight() => Plain() with
    {
        Site = Some.Site() with { Title = "ملاحظات الميناء", Language = "ar" },
        Newsletter = Newsletter() with
        {
            Title = "أخبار الميناء الأسبوعية",
            Language = "ar",
            From = new Mailbox("ملاحظات الميناء", new EmailAddress("digest", "example.org")),
            PostalAddress = "ملاحظات الميناء، شارع الرصيف 1",
        },
        ChannelTitle = "ملاحظات الميناء",
        Entries = Dated(
            Article("عبّارة", "ar", "عبّارة الساعة السادسة", "تغادر قبل أن يفتح المخبز وتعود ومعها الصحف. لم تفت أحدًا منذ أُصلحت ساعة الرصيف، ولا أحد يقول من أصلحها.") with
            {
                Authors = [new Author("مكتب الميناء")],
                Image = "https://example.org/notes/images/ferry.png",
            },
            Article("ضباب", "ar", "إشارات الضباب (Fog signals)", "نفخة طويلة واحدة تعني سفينة تسير، ونفختان تعنيان أنها توقفت."),
            Article("tide-table", "en", "Reading a tide table", "Two highs, two lows, and the twelfths in between.")),
        ImageSize = url => url.EndsWith("ferry.png", StringComparison.Ordinal) ? (1200, 600) : null,
    };

    private static Entry Article(string path, string language, string title, string summary) => Some.Entry() with
    {
        Id = path,
        Url = "https://example.org/notes/posts/" + Uri.EscapeDataString(path) + "/",
        Title = title,
        Language = language,
        Summary = summary,
        Published = Instant.AddHours(-3),
    };

    // One day apart, newest first.
    private static ImmutableArray<Entry> Dated(params ReadOnlySpan<Entry> entries)
    {
        var dated = ImmutableArray.CreateBuilder<Entry>(entries.Length);
        foreach (var entry in entries)
        {
            dated.Add(entry with { Published = entry.Published.AddDays(-dated.Count) });
        }

        return dated.MoveToImmutable();
    }

    /// <summary>The digest with the template that comes with Feeds.</summary>
    public static Digest Rendered(DigestModel model)
    {
        var made = new DigestRenderer(DigestTemplate.Default).Render(model);
        Assert.Empty(made.Problems);
        return Assert.IsType<Digest>(made.Digest);
    }
}
