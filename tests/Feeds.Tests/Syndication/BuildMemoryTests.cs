using Feeds.Content;
using Feeds.Sources;
using Feeds.Syndication;
using Feeds.Tests.Support;

namespace Feeds.Tests.Syndication;

public sealed class BuildMemoryTests
{
    private const string Settings = "site: {title: Notes, url: https://example.org/, timezone: UTC}\n";

    private static readonly DateTimeOffset Now = new(2026, 5, 20, 12, 0, 0, TimeSpan.Zero);

    /// <summary>What may happen between two builds; each a name and what it does to the site.</summary>
    public static TheoryData<string> Hazards => [.. All.Keys];

    private static Dictionary<string, Action<TempFolder>> All { get; } = new()
    {
        ["an edit"] = site => site.With("content/one.md", Article("2026-05-01", "Other.")),
        ["an edit of the same length with its time set back"] = site => Unseen(site.At("content/one.md"), "One.", "Eno."),
        ["an older file moved over one"] = site => File.Move(site.At("older.md"), site.At("content/one.md"), overwrite: true),
        ["a touch"] = site => File.SetLastWriteTimeUtc(site.At("content/one.md"), DateTime.UnixEpoch),
        ["a new file"] = site => site.With("content/three.md", Article("2026-05-03", "Three.")),
        ["a removal"] = site => File.Delete(site.At("content/one.md")),
        ["a rename"] = site => File.Move(site.At("content/one.md"), site.At("content/first.md")),
        ["two files that change places"] = site => Swap(site.At("content/one.md"), site.At("content/two.md")),
        ["another title"] = site => site.With("feeds.yml", Settings.Replace("Notes", "Other", StringComparison.Ordinal)),
        ["another zone"] = site => site.With("feeds.yml", Settings.Replace("UTC", "Asia/Shanghai", StringComparison.Ordinal)),
        ["other content"] = site => site.With("feeds.yml", Settings + "feeds: {content: summary, items: 1}\n"),
        ["a memory that is gone"] = site => File.Delete(Memory(site)),
        ["a memory that is empty"] = site => File.WriteAllText(Memory(site), ""),
        ["a memory that is cut short"] = site => File.WriteAllBytes(Memory(site), File.ReadAllBytes(Memory(site))[..^9]),
        ["a memory with one bit turned"] = site => Turn(Memory(site), 300),
        ["a memory of another notation"] = site => Turn(Memory(site), 12),
        ["a memory that says its feeds lie elsewhere"] = site => Turn(Memory(site), 16),
        ["a memory that says its feeds lie far behind its end"] = site => Turn(Memory(site), 19),
        ["a memory whose checksum is wrong"] = site => Turn(Memory(site), 20),
        ["a build that was killed before it remembered"] = site => File.WriteAllText(Memory(site) + ".new", "feeds known"),
        ["an output file that is gone"] = site => File.Delete(site.At("public/tags/tides/index.xml")),
        ["an output file written by hand"] = site => site.With("public/tags/tides/index.xml", "Other."),
        ["an output file changed by hand with its time set back"] = site => Unseen(site.At("public/index.xml"), "One.", "Eno."),
        ["an output folder that is gone"] = site => Directory.Delete(site.At("public"), recursive: true),
        ["an index that is gone"] = site => File.Delete(site.At("public/feeds.opml")),
        ["a link to a page that moved"] = site => File.Move(site.At("content/target.md"), site.At("content/moved.md")),
        ["a page's address that changed"] = site => site.With("content/target.md", Article("2025-05-01", "Target.", "slug: elsewhere\n")),
        ["a translation that came"] = site => site.With("content/one.de.md", Article("2026-05-01", "Eins.")),
    };

    [Theory]
    [MemberData(nameof(Hazards))]
    public void After_it_a_build_comes_to_what_a_clean_one_comes_to(string hazard)
    {
        using var site = Site();
        using var clean = new TempFolder();
        site.SeenOfBuild(Now, remembers: true);
        site.SeenOfBuild(Now, remembers: true);
        All[hazard](site);
        site.SeenOfBuild(Now, remembers: true);
        clean.SeenOfBuild(site, Now, remembers: false);

        Assert.Equal(clean.SeenOfBuild(site, Now, remembers: false), site.SeenOfBuild(Now, remembers: true));
    }

    [Theory]
    [InlineData("2026-05-02T00:00:00Z")]
    [InlineData("2026-06-02T00:00:00Z")]
    [InlineData("2026-07-02T00:00:00Z")]
    public void What_becomes_due_or_expires_needs_no_edit(string instant)
    {
        using var site = Site().With("content/due.md", Article("2026-06-01", "Due.")).With("content/short.md", Article("2026-05-01", "Short.", "expiryDate: 2026-07-01\n"));
        using var clean = new TempFolder();
        var later = DateTimeOffset.Parse(instant, System.Globalization.CultureInfo.InvariantCulture);
        site.SeenOfBuild(Now, remembers: true);
        clean.SeenOfBuild(site, Now, remembers: false);

        Assert.Equal(clean.SeenOfBuild(site, later, remembers: false), site.SeenOfBuild(later, remembers: true));
    }

    [Fact]
    public void The_problems_of_articles_that_nobody_touched_are_told_again()
    {
        using var site = Site().With("content/broken.md", "---\ntitle: [open\n---\n").With("content/odd.md", Article("2026-05-01", "{{< unknown >}}")).With("content/undated.md", "---\ntitle: Undated\n---\n");
        Settle(site);
        var first = site.SeenOfBuild(Now, remembers: true);

        Assert.Equal(first, site.SeenOfBuild(Now, remembers: true));
        Assert.Contains("broken.md:2:8: error", first, StringComparison.Ordinal);
        Assert.Contains("'unknown' needs", first, StringComparison.Ordinal);
        Assert.Contains("The page has no date", first, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("a")]
    [InlineData("é")]
    [InlineData("文")]
    [InlineData("😀")]
    public void Words_of_any_length_are_remembered_as_they_were_read(string letter)
    {
        using var site = Site();
        foreach (var length in (int[])[1, 10, 15, 16, 20, 21, 22, 31, 32, 42, 43, 63, 64, 65, 127, 128, 1365, 1366, 2730, 2731, 4095, 4096, 8191, 8192, 8193])
        {
            var words = string.Concat(Enumerable.Repeat(letter, length));
            site.With($"content/of-{length}.md", $"---\ntitle: {words}\nsummary: {words}.\ndate: 2026-04-01\ntags: [{words[..Math.Min(words.Length, 60)]}]\n---\nText.\n");
        }

        Settle(site);
        using var clean = new TempFolder();
        site.SeenOfBuild(Now, remembers: true);
        clean.SeenOfBuild(site, Now, remembers: false);

        Assert.Equal(clean.SeenOfBuild(site, Now, remembers: false), site.SeenOfBuild(Now, remembers: true));
    }

    [Fact]
    public void When_nothing_happened_nothing_is_written()
    {
        using var site = Site();
        Settle(site);
        var before = Directory.GetFiles(site.Path, "*", SearchOption.AllDirectories).Where(file => !file.EndsWith(".lock", StringComparison.Ordinal)).Select(file => (file, FileStamp.Of(file))).ToList();
        site.SeenOfBuild(Now, remembers: true);

        Assert.Equal(before, before.Select(known => (known.file, FileStamp.Of(known.file))));
    }

    // Else every feed that shows it would be made again by the next build.
    [Fact]
    public void An_article_that_nobody_touched_keeps_its_look_when_a_feed_that_shows_it_is_written_again()
    {
        using var site = Site();
        Settle(site);
        var before = LookOf(site, Fingerprint(site), forgets: false);
        site.With("content/target.md", Article("2026-05-03", "Moved up."));
        site.SeenOfBuild(Now, remembers: true);

        Assert.Equal(before?.Version, LookOf(site, Fingerprint(site), forgets: false)?.Version);
    }

    [Fact]
    public void Another_configuration_or_program_knows_nothing_and_neither_does_one_that_is_told_to_forget()
    {
        using var site = Site();
        Settle(site);

        Assert.NotNull(LookOf(site, Fingerprint(site), forgets: false));
        Assert.Null(LookOf(site, Fingerprint(site), forgets: true));
        Assert.Null(LookOf(site, "of another program", forgets: false));
    }

    private static string Fingerprint(TempFolder site) => Configured.Read(site).Publication!.Fingerprint;

    // Of an article that a feed showed.
    private static ArticleLook? LookOf(TempFolder site, string fingerprint, bool forgets)
    {
        var publication = Configured.Read(site).Publication!;
        var memory = BuildMemory.Open(site.At("public"), site.At(".feeds"), fingerprint, forgets)!;
        var reading = SiteReading.Read(publication.Site, publication.Content, publication.Feeds, Now, null, TestContext.Current.CancellationToken, memory);
        return memory.Articles.LookAt(reading.Articles.First(article => article.File == "content/one.md"));
    }

    private static readonly TimeSpan LongerThanATick = TimeSpan.FromMilliseconds(60);

    // Builds until every file is older than the clock can tell.
    private static void Settle(TempFolder site)
    {
        FileStamp? before;
        do
        {
            // Two builds within one tick of the clock come to the same without knowing more.
            Thread.Sleep(LongerThanATick);
            before = File.Exists(Memory(site)) ? FileStamp.Of(Memory(site)) : null;
            site.SeenOfBuild(Now, remembers: true);
        }
        while (FileStamp.Of(Memory(site)) != before);
    }

    private static string Memory(TempFolder site) => Directory.Exists(site.At(".feeds")) ? Directory.GetFiles(site.At(".feeds"), "*.known").SingleOrDefault("") : "";

    private static TempFolder Site() => new TempFolder().With("hugo.toml", "baseURL = 'https://example.org/'\n").With("feeds.yml", Settings)
        .With("older.md", Article("2026-05-01", "Old."))
        .With("content/one.md", Article("2026-05-01", "One."))
        .With("content/two.md", Article("2026-05-02", "See [that]({{< ref \"target\" >}})."))
        .With("content/target.md", Article("2025-05-01", "Target."));

    private static string Article(string date, string body, string more = "") => $"---\ntitle: Of {date}\ndate: {date}\ntags: [Tides]\n{more}---\n{body}\n";

    private static void Unseen(string file, string text, string other)
    {
        var time = File.GetLastWriteTimeUtc(file);
        File.WriteAllText(file, File.ReadAllText(file).Replace(text, other, StringComparison.Ordinal));
        File.SetLastWriteTimeUtc(file, time);
    }

    private static void Swap(string a, string b)
    {
        File.Move(a, a + ".between");
        File.Move(b, a);
        File.Move(a + ".between", b);
    }

    private static void Turn(string file, int at)
    {
        var bytes = File.ReadAllBytes(file);
        bytes[at] ^= 4;
        File.WriteAllBytes(file, bytes);
    }
}
